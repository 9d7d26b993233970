using MiniTwitter.Checking;
using MiniTwitter.Servers;

namespace MiniTwitter.Chaos.Disturbances;

/// <summary>Where a disturbance finds what it strikes.</summary>
internal sealed class Scene(Cluster cluster, Audience audience, Recovery recovery, Operations operations, Faults faults, Random random, TimeProvider time)
{
    // Whoever is not served by then is not waited for any longer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public Cluster Cluster => cluster;

    public Audience Audience => audience;

    public Random Random => random;

    public TimeProvider Time => time;

    /// <summary>What was struck.</summary>
    public string Target { get; private set; } = "";

    /// <summary>When it was struck, from the beginning of the run.</summary>
    public TimeSpan At { get; private set; }

    /// <summary>Until users were served again; null while they are not.</summary>
    public TimeSpan? Recovered => recovery.Elapsed;

    public SiloProcess AnySilo() => cluster.Silos[random.Next(cluster.Silos.Count)];

    public ServerProcess AnyNode() => cluster.Nodes[random.Next(cluster.Nodes.Count)].Process;

    /// <summary>From now on users wait.</summary>
    public void Begin(string target)
    {
        (Target, At) = (target, operations.Elapsed);
        recovery.Begin();
    }

    /// <summary>This one is about to be killed or frozen: from now on users wait.</summary>
    public void Begin(ProductProcess process)
    {
        cluster.Strike(process);
        Begin(process.Name);
    }

    /// <summary>Everything is started again, and only now it counts how long users wait.</summary>
    public void BeginAgain() => recovery.Begin();

    /// <summary>Until users are served again, or too long.</summary>
    public Task<bool> ServedAsync(CancellationToken cancellation) => recovery.WaitAsync(Patience, cancellation);

    /// <summary>It did not behave.</summary>
    public void Complain(string who, string what) => faults.Add(FaultKind.Unexpected, who, what);
}
