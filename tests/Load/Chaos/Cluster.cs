using MiniTwitter.Checking;
using MiniTwitter.Servers;

namespace MiniTwitter.Chaos;

/// <summary>The processes under test, and which of them were struck.</summary>
internal sealed class Cluster : IDisposable
{
    private readonly ClusterProcesses _processes;
    private readonly Faults _faults;
    private readonly HashSet<ServerProcess> _struck = [];

    public Cluster(ClusterProcesses processes, Faults faults, TimeProvider time)
    {
        (_processes, _faults) = (processes, faults);
        Nodes = [.. processes.Nodes.Select(process => new Node(process, time))];
    }

    public IReadOnlyList<Node> Nodes { get; }

    public IReadOnlyList<ServerProcess> Silos => _processes.Silos;

    public IReadOnlyList<ServerProcess> All => _processes.All;

    /// <summary>All processes have been killed at once, so that whoever has done nothing since then is asleep.</summary>
    public bool HasFallenAsleep { get; private set; }

    public PostgresServer? Postgres => _processes.Postgres;

    /// <summary>A node that lives: that one, or else the next; null when none does.</summary>
    public Node? FindLiving(int preferred) =>
        Enumerable.Range(preferred, Nodes.Count).Select(number => Nodes[number % Nodes.Count]).FirstOrDefault(node => node.IsLiving);

    /// <summary>From now on this one may end, and nobody is expected to be served by it.</summary>
    public void Strike(ServerProcess process)
    {
        _struck.Add(process);
        foreach (var node in Nodes.Where(node => node.Process == process))
            node.IsLiving = false;
    }

    public Task KillAsync()
    {
        HasFallenAsleep = true;
        foreach (var process in All)
            Strike(process);
        return _processes.KillAsync();
    }

    /// <summary>Starts all that do not run.</summary>
    public void Start() => _processes.Start();

    /// <summary>Everything runs again and is ready. Whoever ended without having been struck is counted.</summary>
    public async Task RestoreAsync(CancellationToken cancellation)
    {
        foreach (var process in All.Where(process => !process.IsRunning && !_struck.Contains(process)))
            _faults.Add(FaultKind.Unexpected, process.Name, "has ended by itself");
        Start();
        await _processes.WaitUntilReadyAsync(cancellation);
        _struck.Clear();
        foreach (var node in Nodes)
            node.IsLiving = true;
    }

    /// <summary>Timelines that are awake, over all silos.</summary>
    public async Task<long> CountAwakeAsync(CancellationToken cancellation)
    {
        var metrics = await Task.WhenAll(Silos.Select(silo => silo.ReadMetricsAsync(cancellation)));
        return metrics.Sum(silo => silo?.Awake ?? throw new InvalidOperationException("A silo does not say how many timelines are awake."));
    }

    public void Dispose()
    {
        foreach (var node in Nodes)
            node.Dispose();
    }
}
