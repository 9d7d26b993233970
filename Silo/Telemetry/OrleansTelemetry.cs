namespace MiniTwitter.Telemetry;

/// <summary>Names that Orleans gives its own telemetry.</summary>
internal static class OrleansTelemetry
{
    /// <summary>Calls of grains outside the <c>Orleans</c> namespace. Orleans' own calls have a source of theirs, which is not listened to.</summary>
    public const string GrainCalls = "Microsoft.Orleans.Application";

    public const string Meter = "Microsoft.Orleans";
}
