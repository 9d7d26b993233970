using System.Diagnostics;
using System.Diagnostics.Metrics;
using MiniTwitter.Streams;

namespace MiniTwitter.Feed;

/// <summary>How far this silo's feed is behind the logs, and how much it hands on.</summary>
internal sealed class FeedMetrics
{
    private readonly Meter _meter;
    private readonly TimeProvider _time;
    private readonly Counter<long> _deliveries;
    private readonly Histogram<double> _delay;

    public FeedMetrics(IMeterFactory meters, TimeProvider time)
    {
        (_meter, _time) = (meters.Create(TelemetrySource.Name), time);
        _deliveries = _meter.CreateCounter<long>("minitwitter.feed.deliveries", "{delivery}", "Events put into timelines that are awake on this silo.");
        _delay = _meter.CreateHistogram(
            "minitwitter.feed.delay", "s", "From a change's acceptance by its log until this silo's feed has applied it.", tags: null, TelemetrySource.Durations);
    }

    /// <summary>The span of a sampled change on this silo: one for each silo that it reaches, none for all other changes.</summary>
    public static Activity? StartSpan(LogPartition partition, LogEvent change) =>
        change.Trace is null
            ? null
            : TelemetrySource.Continue(change.Trace, "feed apply", ActivityKind.Consumer)
                ?.SetTag("log.partition", partition.Index).SetTag("log.seq", change.Seq);

    /// <summary>Reports what is looked at only when somebody asks.</summary>
    public void Watch(SiloFeed feed)
    {
        _meter.CreateObservableGauge("minitwitter.feed.lag", () => Lag(feed), "{event}", "Changes that the feed knows to be in a log and has not applied.");
        _meter.CreateObservableGauge("minitwitter.users.awake", () => feed.AwakeTimelines, "{user}", "Timelines that are awake on this silo.");
    }

    public void Delivered(int timelines)
    {
        if (timelines > 0)
            _deliveries.Add(timelines);
    }

    public void Applied(LogEvent change)
    {
        if (_delay.Enabled)
            _delay.Record(Math.Max(0, (_time.GetUtcNow() - change.At).TotalSeconds));
    }

    private static IEnumerable<Measurement<long>> Lag(SiloFeed feed) => LogPartition.All.Select(
        partition => new Measurement<long>(feed.LagOf(partition), new KeyValuePair<string, object?>("partition", partition.Index)));
}
