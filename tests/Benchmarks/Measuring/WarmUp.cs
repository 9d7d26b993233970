namespace MiniTwitter.Measuring;

/// <summary>
/// Load with pauses, before anything is measured. Under load alone the compiler, which runs beside it, gets too little of two
/// processors to be done with what the load has shown to be hot, and its work would be counted as the server's.
/// </summary>
internal static class WarmUp
{
    // Of a processor: less is what a server uses that nobody asks.
    private const double Quiet = 0.25;

    private static readonly TimeSpan Load = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <param name="rounds">The product is warm after three, a program of a hundred lines after two.</param>
    /// <param name="load">Runs for that time.</param>
    /// <param name="processorTime">What the servers have used so far.</param>
    /// <param name="cancellation">Ends the pauses.</param>
    public static async Task RunAsync(int rounds, Func<TimeSpan, Task> load, Func<TimeSpan> processorTime, CancellationToken cancellation)
    {
        for (var round = 0; round < rounds; round++)
        {
            await load(Load);
            await WaitUntilQuietAsync(processorTime, cancellation);
        }
    }

    private static async Task WaitUntilQuietAsync(Func<TimeSpan> processorTime, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        TimeSpan before;
        do
        {
            before = processorTime();
            await Task.Delay(Look, TimeProvider.System, cancellation);
        }
        while (processorTime() - before > Look * Quiet && TimeProvider.System.GetElapsedTime(started) < Patience);
    }
}
