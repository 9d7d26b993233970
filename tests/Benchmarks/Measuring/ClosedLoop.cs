namespace MiniTwitter.Measuring;

/// <summary>Some who do the same thing over and over, each again as soon as the last time is answered.</summary>
internal static class ClosedLoop
{
    /// <summary>Until the time is over and everybody has their answer.</summary>
    /// <param name="hands">How many.</param>
    /// <param name="time">How long.</param>
    /// <param name="work">Once, by the hand with that number.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static Task RunAsync(int hands, TimeSpan time, Func<int, Task> work, CancellationToken cancellation)
    {
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        return Task.WhenAll(Enumerable.Range(0, hands).Select(hand => Task.Run(() => RepeatAsync(hand), cancellation)));

        async Task RepeatAsync(int hand)
        {
            while (clock.GetElapsedTime(started) < time)
            {
                cancellation.ThrowIfCancellationRequested();
                await work(hand);
            }
        }
    }
}
