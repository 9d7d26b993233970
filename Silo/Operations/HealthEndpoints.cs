using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using MiniTwitter.Feed;
using MiniTwitter.Telemetry;
using Prometheus;

namespace MiniTwitter.Operations;

/// <summary>Health for whoever restarts and balances, and metrics where configured: the same for silos and web nodes.</summary>
public static class HealthEndpoints
{
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
        if (!app.Services.GetRequiredService<IOptions<MiniTwitterOptions>>().Value.Metrics)
            return;
        _ = Adapter.Value;
        app.MapMetrics();
    }

    // The instrument's own advice; for others what the adapter would take.
    private static double[] BucketsOf(Instrument instrument) => instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { Count: > 0 } bounds } => [.. bounds],
        Histogram<int> { Advice.HistogramBucketBoundaries: { Count: > 0 } bounds } => [.. bounds.Select(bound => (double)bound)],
        _ => MeterAdapterOptions.DefaultHistogramBuckets,
    };
}
