using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace MiniTwitter.Storage;

/// <summary>How long the database takes, by operation, as its callers see it: waiting for a turn included.</summary>
internal sealed class StorageMetrics
{
    private readonly Histogram<double> _duration;

    public StorageMetrics(IMeterFactory meters) => _duration = meters.Create(TelemetrySource.Name).CreateHistogram(
        "minitwitter.storage.duration", "s", "Duration of storage operations, by operation and outcome.", tags: null, TelemetrySource.Durations);

    /// <summary>The time at which an operation starts, or 0 when nobody wants to know.</summary>
    public long Start() => _duration.Enabled ? Stopwatch.GetTimestamp() : 0;

    /// <summary>Measures an operation that was started after <paramref name="started"/>.</summary>
    public Task<T> MeasureAsync<T>(string operation, long started, Task<T> running)
    {
        return started == 0 ? running : AwaitAsync();

        async Task<T> AwaitAsync()
        {
            await MeasureAsync(operation, started, (Task)running);
            return await running;
        }
    }

    /// <inheritdoc cref="MeasureAsync{T}"/>
    public Task MeasureAsync(string operation, long started, Task running)
    {
        return started == 0 ? running : AwaitAsync();

        async Task AwaitAsync()
        {
            var outcome = "failed";
            try
            {
                await running;
                outcome = "done";
            }
            finally
            {
                _duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new("operation", operation), new("outcome", outcome));
            }
        }
    }
}
