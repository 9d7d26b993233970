using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using MiniTwitter.Feed;
using MiniTwitter.Telemetry;
using Prometheus;

namespace MiniTwitter.Operations;

/// <summary>Health for whoever restarts and balances, and metrics where configured: the same for silos and web nodes.</summary>
public static class HealthEndpoints
{
    /// <summary>What each health check says, for those who may see it.</summary>
    internal const string Details = "/health/details";

    // By itself it would begin with the first scrape and not know what happened before. Once per process.
    private static readonly Lazy<IDisposable> Adapter = new(() =>
    {
        Metrics.SuppressDefaultMetrics(new SuppressDefaultMetricOptions { SuppressMeters = true });
        return MeterAdapter.StartListening(new MeterAdapterOptions
        {
            InstrumentFilterPredicate = instrument => Meters.All.Contains(instrument.Meter.Name),
            ResolveHistogramBuckets = BucketsOf,
        });
    });

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(FeedRegistration.ReadyTag) });
        app.MapHealthChecks(Details, new HealthCheckOptions { ResponseWriter = WriteDetailsAsync });
        if (!app.Services.GetRequiredService<IOptions<MiniTwitterOptions>>().Value.Metrics)
            return;
        _ = Adapter.Value;
        app.MapMetrics();
    }

    private static Task WriteDetailsAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = $"{report.Status}",
        version = ProgramTexts.Version,
        checks = report.Entries.ToDictionary(check => check.Key, check => new { status = $"{check.Value.Status}", description = check.Value.Description }),
    });

    // The instrument's own advice; for others what the adapter would take.
    private static double[] BucketsOf(Instrument instrument) => instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { Count: > 0 } bounds } => [.. bounds],
        Histogram<int> { Advice.HistogramBucketBoundaries: { Count: > 0 } bounds } => [.. bounds.Select(bound => (double)bound)],
        _ => MeterAdapterOptions.DefaultHistogramBuckets,
    };
}
