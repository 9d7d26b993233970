using HdrHistogram;

namespace MiniTwitter;

/// <summary>Durations, kept to three digits. Filled from many threads.</summary>
internal sealed class Latencies(TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly LongConcurrentHistogram _microseconds = new(1, (long)Longest.TotalMicroseconds, 3);

    public void Add(TimeSpan duration) =>
        _microseconds.RecordValue(Math.Clamp((long)duration.TotalMicroseconds, 1, (long)Longest.TotalMicroseconds));

    /// <summary>The time that <paramref name="work"/> takes is added when it succeeds.</summary>
    public async Task<T> MeasureAsync<T>(Func<Task<T>> work)
    {
        var started = time.GetTimestamp();
        var result = await work();
        Add(time.GetElapsedTime(started));
        return result;
    }

    /// <summary>50th and 99th percentile and maximum, in milliseconds.</summary>
    public override string ToString() =>
        $"p50 {At(50):0.0} ms, p99 {At(99):0.0} ms, max {At(100):0.0} ms";

    private double At(double percentile) => _microseconds.GetValueAtPercentile(percentile) / 1000.0;
}
