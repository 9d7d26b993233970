namespace MiniTwitter.Telemetry;

/// <summary>Whose metrics are exported, over OTLP and at <c>/metrics</c>. Others are not listened to: the framework has some for every step of a request.</summary>
internal static class Meters
{
    public static readonly string[] All =
    [
        TelemetrySource.Name, OrleansTelemetry.Meter, "Npgsql", "System.Runtime",
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting",
    ];
}
