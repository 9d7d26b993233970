namespace MiniTwitter.Traffic;

/// <summary>
/// Sends requests when they are due, whatever has become of earlier ones, as people do who don't know of each other: with
/// Poisson arrivals. Latencies count from the moment at which a request was due. A server that stalls is so charged
/// with everybody who came in the meantime; one that waits for an answer before it asks again would hardly notice.
/// </summary>
/// <param name="next">The request that is due then.</param>
/// <param name="send">Answers why it failed, or null.</param>
internal sealed class OpenLoop(Func<TimeSpan, Request> next, Func<Request, CancellationToken, Task<string?>> send, OpenLoopLimits limits, Figures figures, RunClock clock, Random random)
{
    // The shortest for which a thread can wait.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly TaskCompletionSource _allEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TimeSpan _due;

    // One for those that are still to come.
    private int _underWay = 1;

    public int UnderWay => Volatile.Read(ref _underWay) - 1;

    /// <summary>Sends all that are due until then, from the beginning of the run.</summary>
    public Task RunAsync(TimeSpan until, CancellationToken cancellation) =>
        // A thread of its own is woken more exactly than the pool is by its timers.
        Task.Factory.StartNew(() => Run(until, cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>No more are to come: until all have ended, well or badly.</summary>
    public Task DrainAsync()
    {
        End();
        return _allEnded.Task;
    }

    private void Run(TimeSpan until, CancellationToken cancellation)
    {
        while (_due < until)
        {
            for (var now = clock.Elapsed; _due < until && _due <= now; _due += Gap())
                Begin(next(_due));
            cancellation.WaitHandle.WaitOne(Tick);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    // Between arrivals of a Poisson process lie exponentially distributed times.
    private TimeSpan Gap() => TimeSpan.FromSeconds(-Math.Log(1 - random.NextDouble()) / limits.Rate);

    private void Begin(Request request)
    {
        if (Interlocked.Increment(ref _underWay) > limits.MostUnderWay + 1)
        {
            figures.Add(request, clock.Elapsed - request.At, $"not sent, more than {limits.MostUnderWay} were under way");
            End();
            return;
        }

        // Elsewhere, so that the next is not late.
        _ = Task.Run(() => SendAsync(request), CancellationToken.None);
    }

    private async Task SendAsync(Request request)
    {
        figures.AddSending(request.At, clock.Elapsed - request.At);
        using var patience = new CancellationTokenSource(limits.Patience, clock.Time);
        var failure = await TrySendAsync(request, patience.Token);
        figures.Add(request, clock.Elapsed - request.At, failure);
        End();
    }

    private async Task<string?> TrySendAsync(Request request, CancellationToken patience)
    {
        try
        {
            return await send(request, patience);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return $"no answer within {limits.Patience.TotalSeconds} s";
        }
        catch (Exception e)
        {
            // Whatever it is, the others go on, and it is told in the end.
            return e.Message;
        }
    }

    private void End()
    {
        if (Interlocked.Decrement(ref _underWay) == 0)
            _allEnded.SetResult();
    }
}

/// <param name="Rate">Requests a second.</param>
/// <param name="MostUnderWay">One that would be more than so many at a time is an error.</param>
/// <param name="Patience">How long an answer may take before it is an error.</param>
internal sealed record OpenLoopLimits(double Rate, int MostUnderWay, TimeSpan Patience);
