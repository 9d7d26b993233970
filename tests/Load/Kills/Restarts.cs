using MiniTwitter.Servers;

namespace MiniTwitter.Kills;

/// <summary>Kills the server and starts it again, at moments from a seed.</summary>
internal sealed class Restarts(ServerProcess server, Random random, TimeProvider time)
{
    private const int LongestStart = 1500;
    private const int LongestDelay = 20;
    private readonly List<TimeSpan> _ready = [];

    /// <summary>From the start of the process until it says that it is ready, by restart.</summary>
    public IReadOnlyList<TimeSpan> Ready => _ready;

    /// <summary>Kills of a server that was being written to.</summary>
    public int Kills { get; private set; }

    /// <summary>Kills of a server that was about to start.</summary>
    public int KillsWhileStarting { get; private set; }

    public async Task StartAsync(CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        server.Start();
        await server.WaitUntilReadyAsync(cancellation);
        _ready.Add(time.GetElapsedTime(started));
    }

    /// <summary>Starts it; one time in four, kills it at first while it starts.</summary>
    public async Task StartInTroubleAsync(CancellationToken cancellation)
    {
        if (random.Next(4) == 0)
        {
            server.Start();
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(LongestStart)), time, cancellation);
            await server.KillAsync();
            KillsWhileStarting++;
        }

        await StartAsync(cancellation);
    }

    /// <summary>Once more, with nothing under way.</summary>
    public async Task RestartAsync(CancellationToken cancellation)
    {
        await server.KillAsync();
        await StartAsync(cancellation);
    }

    /// <summary>At once, but not always just when something was acknowledged.</summary>
    public async Task KillSoonAsync(CancellationToken cancellation)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * LongestDelay), time, cancellation);
        await server.KillAsync();
        Kills++;
    }
}
