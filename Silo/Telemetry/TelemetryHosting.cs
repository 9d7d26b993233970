using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MiniTwitter.Telemetry;

/// <summary>
/// Exports traces, metrics and logs over OTLP where the standard variable <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set; the other
/// <c>OTEL_*</c> variables then mean what they always mean. Where it is not, nothing of it is there. Metrics are also offered to
/// Prometheus where <see cref="MiniTwitterOptions.Metrics"/> is set.
/// </summary>
internal static class TelemetryHosting
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ServiceName = "minitwitter";

    // Spans of these would be as old as a connection, or say every second that all is well.
    private static readonly string[] Untraced = ["/hubs", "/health", "/metrics", "/dashboard"];

    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        if (builder.Configuration.ReadMiniTwitter(builder.Environment).Metrics)
        {
            builder.Services.AddOpenTelemetry()
                .WithMetrics(metrics => metrics.AddMeter(Meters.All).AddPrometheusExporter(endpoint => endpoint.ScrapeResponseCacheDurationMilliseconds = 0));
        }

        if (!Exports(builder.Configuration))
            return;
        builder.Logging.AddOpenTelemetry(logs => (logs.IncludeScopes, logs.IncludeFormattedMessage) = (true, true));
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName).AddEnvironmentVariableDetector())
            .WithTracing(traces => traces
                .AddProcessor<QuietBackground>()
                .AddAspNetCoreInstrumentation(http => http.Filter = context => !Untraced.Any(path => context.Request.Path.StartsWithSegments(path)))
                .AddSource(TelemetrySource.Name, OrleansTelemetry.GrainCalls, "Npgsql"))
            .WithMetrics(metrics => metrics.AddMeter(Meters.All))
            .UseOtlpExporter();
    }

    public static ISiloBuilder AddTracing(this ISiloBuilder silo) =>
        Exports(silo.Configuration) ? silo.AddActivityPropagation() : silo;

    public static IClientBuilder AddTracing(this IClientBuilder client) =>
        Exports(client.Configuration) ? client.AddActivityPropagation() : client;

    private static bool Exports(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[Endpoint]);
}
