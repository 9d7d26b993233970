namespace MiniTwitter.Measuring;

/// <summary>Asks at a steady rate that does not wait for answers, until it is disposed of; times each from when it was due.</summary>
internal sealed class SteadyReads : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(5);

    private readonly CancellationTokenSource _stop = new();
    private readonly Func<int, Task> _read;
    private readonly Task _running;
    private volatile Latencies? _latencies;

    public SteadyReads(Func<int, Task> read)
    {
        _read = read;
        _running = Task.Run(RunAsync);
    }

    /// <summary>Reads that are answered count there, until the result is disposed of.</summary>
    public IDisposable Into(Latencies latencies)
    {
        _latencies = latencies;
        return new Counting(this);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        var reads = new List<Task>();
        for (var number = 0; !_stop.IsCancellationRequested; number++)
        {
            var due = Every * number;
            if (due - time.GetElapsedTime(started) is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, time, CancellationToken.None);
            reads.Add(ReadAsync(number, due));
            reads.RemoveAll(read => read.IsCompletedSuccessfully);
        }

        await Task.WhenAll(reads);

        async Task ReadAsync(int number, TimeSpan due)
        {
            await _read(number);
            _latencies?.Add(time.GetElapsedTime(started) - due);
        }
    }

    private sealed class Counting(SteadyReads reads) : IDisposable
    {
        public void Dispose() => reads._latencies = null;
    }
}
