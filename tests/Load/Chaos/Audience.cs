using MiniTwitter.Checking;

namespace MiniTwitter.Chaos;

/// <summary>All who listen.</summary>
internal sealed class Audience(IReadOnlyList<(int Person, Listener Device)> seats, TimeProvider time)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(100);

    public int Count => seats.Count;

    /// <summary>Events that arrived, over all connections.</summary>
    public long Pushes => seats.Sum(seat => (long)seat.Device.Pushes);

    /// <summary>Times that somebody has connected.</summary>
    public int Connections => seats.Sum(seat => seat.Device.Connections);

    public Task StartAsync() => Task.WhenAll(seats.Select(seat => seat.Device.StartAsync()));

    public Task RunAsync(CancellationToken stop) => Task.WhenAll(seats.Select(seat => seat.Device.RunAsync(stop)));

    /// <summary>The network goes away under the connections of some.</summary>
    public void Cut(int connections)
    {
        foreach (var (_, device) in seats.Take(connections))
            device.Cut();
    }

    /// <summary>Until they are connected again and have caught up. False when that takes too long.</summary>
    public async Task<bool> BackAsync(int connections, CancellationToken cancellation)
    {
        try
        {
            await Task.WhenAll(seats.Take(connections).Select(seat => seat.Device.BackAsync())).WaitAsync(LongestWait, time, cancellation);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Until nothing comes any more.</summary>
    public async Task WaitUntilQuietAsync(CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var (pushes, since) = (Pushes, started);
        while (time.GetElapsedTime(since) < Quiet && time.GetElapsedTime(started) < LongestWait)
        {
            await Task.Delay(PollEvery, time, cancellation);
            if (Pushes != pushes)
                (pushes, since) = (Pushes, time.GetTimestamp());
        }
    }

    /// <summary>Compares what each was told with what happened.</summary>
    public void Compare(Truth truth, Faults faults)
    {
        foreach (var (person, device) in seats)
        {
            var happened = truth[person].Follows.SelectMany(author => truth[author].EverPosted).Where(tweet => truth.IsForHomeOf(person, tweet));
            device.Compare(happened, Elsewhere.Of(truth, person), faults);
        }
    }
}
