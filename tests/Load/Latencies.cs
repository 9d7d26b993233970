using HdrHistogram;

namespace MiniTwitter;

/// <summary>Durations, kept to three digits. Filled from many threads, and read in the meantime.</summary>
internal sealed class Latencies(TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    // Not LongConcurrentHistogram: it throws when a percentile is read in the middle of recording.
    private readonly Lock _gate = new();
    private readonly LongHistogram _microseconds = new(1, (long)Longest.TotalMicroseconds, 3);

    public long Count
    {
        get
        {
            lock (_gate)
                return _microseconds.TotalCount;
        }
    }

    public void Add(TimeSpan duration)
    {
        var microseconds = Math.Clamp((long)duration.TotalMicroseconds, 1, (long)Longest.TotalMicroseconds);
        lock (_gate)
            _microseconds.RecordValue(microseconds);
    }

    /// <summary>The time that <paramref name="work"/> takes is added when it succeeds.</summary>
    public async Task<T> MeasureAsync<T>(Func<Task<T>> work)
    {
        var started = time.GetTimestamp();
        var result = await work();
        Add(time.GetElapsedTime(started));
        return result;
    }

    /// <summary>What that percentage of all durations did not exceed; zero when there are none.</summary>
    public TimeSpan At(double percentile)
    {
        lock (_gate)
            return _microseconds.TotalCount == 0 ? TimeSpan.Zero : TimeSpan.FromMicroseconds(_microseconds.GetValueAtPercentile(percentile));
    }

    /// <summary>50th and 99th percentile and maximum, in milliseconds.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"p50 {At(50).TotalMilliseconds:0.0} ms, p99 {At(99).TotalMilliseconds:0.0} ms, max {At(100).TotalMilliseconds:0.0} ms");
}
