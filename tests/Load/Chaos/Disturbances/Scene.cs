using MiniTwitter.Checking;
using MiniTwitter.Servers;

namespace MiniTwitter.Chaos.Disturbances;

/// <summary>Where a disturbance finds what it strikes.</summary>
internal sealed class Scene(Cluster cluster, Audience audience, Recovery recovery, Operations operations, Faults faults, Random random, TimeProvider time)
{
    // Whoever is not served by then is not waited for any longer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private TimeSpan _first;

    public Cluster Cluster => cluster;

    public Audience Audience => audience;

    public Random Random => random;

    public TimeProvider Time => time;

    /// <summary>What was struck.</summary>
    public string Target { get; private set; } = "";

    /// <summary>When it was struck, from the beginning of the run.</summary>
    public TimeSpan At { get; private set; }

    /// <summary>How long the processes took to be ready again, where all of them had to be started.</summary>
    public TimeSpan? Starting { get; private set; }

    /// <summary>Until users were served again, the longer time where it happened twice; null while they are not.</summary>
    public TimeSpan? Recovered => recovery.Elapsed is { } last ? (last > _first ? last : _first) : null;

    public ServerProcess AnySilo() => cluster.Silos[random.Next(cluster.Silos.Count)];

    public ServerProcess AnyNode() => cluster.Nodes[random.Next(cluster.Nodes.Count)].Process;

    /// <summary>From now on users wait.</summary>
    public void Begin(string target)
    {
        (Target, At, Starting, _first) = (target, operations.Elapsed, null, TimeSpan.Zero);
        recovery.Begin();
    }

    /// <summary>This one is about to be killed or frozen: from now on users wait.</summary>
    public void Begin(ServerProcess process)
    {
        cluster.Strike(process);
        Begin(process.Name);
    }

    /// <summary>What was down is up again, and only now it counts how long users wait.</summary>
    public void BeginAgain() => recovery.Begin();

    /// <summary>What was frozen goes on, and may disturb once more: that is measured on its own, if users are served by now.</summary>
    public void Thaw()
    {
        if (recovery.Elapsed is not { } first)
            return;
        _first = first;
        recovery.Begin();
    }

    /// <summary>Starts everything again; it counts from when everything is ready.</summary>
    public async Task StartEverythingAsync(CancellationToken cancellation)
    {
        var started = operations.Elapsed;
        await cluster.RestoreAsync(cancellation);
        Starting = operations.Elapsed - started;
        recovery.Begin();
    }

    /// <summary>Until users are served again, or too long.</summary>
    public Task<bool> ServedAsync(CancellationToken cancellation) => recovery.WaitAsync(Patience, cancellation);

    /// <summary>It did not behave.</summary>
    public void Complain(string who, string what) => faults.Add(FaultKind.Unexpected, who, what);
}
