using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using MiniTwitter.Streams;

namespace MiniTwitter.Tweets;

/// <summary>What the logs of this silo do. Costs a field read per commit while nobody listens.</summary>
public sealed class TweetLogMetrics
{
    private readonly Counter<long> _commands;
    private readonly Counter<long> _failures;
    private readonly Histogram<int> _size;
    private readonly Histogram<double> _duration;

    public TweetLogMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(TelemetrySource.Name);
        _commands = meter.CreateCounter<long>("minitwitter.log.commands", "{command}", "Commands that were answered, by kind and outcome.");
        _failures = meter.CreateCounter<long>("minitwitter.log.commit.failures", "{commit}", "Group commits that failed, by reason: away or fenced.");
        _size = meter.CreateHistogram(
            "minitwitter.log.commit.size", "{command}", "Commands in one group commit.", tags: null,
            new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] });
        _duration = meter.CreateHistogram(
            "minitwitter.log.commit.duration", "s", "From taking up a group of commands until it is durable.", tags: null, TelemetrySource.Durations);
    }

    /// <summary>The time at which a commit starts, or 0 when nobody wants to know.</summary>
    public long Start() => _duration.Enabled ? Stopwatch.GetTimestamp() : 0;

    public void Committed(long started, ImmutableArray<LogEntry> entries, ImmutableArray<AppendResult> results)
    {
        _size.Record(entries.Length);
        if (started != 0)
            _duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        if (!_commands.Enabled)
            return;
        for (var i = 0; i < entries.Length; i++)
            _commands.Add(1, new("kind", entries[i].Command.Kind.ToString()), new("outcome", results[i].Status.ToString()));
    }

    public void Failed(bool fenced) => _failures.Add(1, new KeyValuePair<string, object?>("reason", fenced ? "fenced" : "away"));
}
