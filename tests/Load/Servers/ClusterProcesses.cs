namespace MiniTwitter.Servers;

/// <summary>Silos and web nodes over one database, each a process of its own.</summary>
internal sealed class ClusterProcesses : IDisposable
{
    private static readonly string[] Logging = ["--Logging:Console:FormatterName=simple", "--Logging:Console:FormatterOptions:TimestampFormat=HH:mm:ss.fff "];

    public ClusterProcesses(int silos, int nodes, DataDirectory directory, PostgresServer? postgres, TimeProvider time)
    {
        string[] arguments = [.. Logging, .. postgres?.Arguments ?? []];
        Silos = [.. Enumerable.Range(1, silos).Select(number => ServerProcess.Silo(directory, time, $"silo {number}", arguments))];
        Nodes = [.. Enumerable.Range(1, nodes).Select(number => ServerProcess.Web(directory, time, $"web {number}", [.. arguments, "--MiniTwitter:Role=Web"]))];
        Postgres = postgres;
    }

    public IReadOnlyList<ServerProcess> Silos { get; }

    public IReadOnlyList<ServerProcess> Nodes { get; }

    /// <summary>The database, unless it is SQLite files.</summary>
    public PostgresServer? Postgres { get; }

    public IReadOnlyList<ServerProcess> All => [.. Silos, .. Nodes];

    /// <summary>All that do not run.</summary>
    public void Start()
    {
        foreach (var process in All.Where(process => !process.IsRunning))
            process.Start();
    }

    public Task WaitUntilReadyAsync(CancellationToken cancellation) => Task.WhenAll(All.Select(process => process.WaitUntilReadyAsync(cancellation)));

    /// <summary><c>kill -9</c> of everything at once.</summary>
    public Task KillAsync() => Task.WhenAll(All.Select(process => process.KillAsync()));

    public void Dispose()
    {
        foreach (var process in All)
            process.Dispose();
    }
}
