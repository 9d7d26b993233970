using System.Diagnostics;

namespace MiniTwitter.Servers;

/// <summary>A PostgreSQL server of this program's own, which may be crashed.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private PostgresServer(string connection) => Connection = connection;

    /// <summary>How to reach it.</summary>
    public string Connection { get; }

    /// <summary>Leave its data where it is: something went wrong.</summary>
    public bool Keep { get; set; }

    /// <summary>Settings of a process of the product that uses it.</summary>
    public IReadOnlyList<string> Arguments => ["--MiniTwitter:Storage=Postgres", $"--ConnectionStrings:MiniTwitter={Connection}"];

    public static async Task<PostgresServer> StartAsync() => new(await RunAsync("start"));

    /// <summary>Stops it at once, without any farewell.</summary>
    public Task CrashAsync() => RunAsync("crash", Connection);

    /// <summary><c>kill -9</c> of the postmaster.</summary>
    public Task KillAsync() => RunAsync("kill", Connection);

    /// <summary>Starts it again with its data, at the same address.</summary>
    public Task ReturnAsync() => RunAsync("again", Connection);

    /// <summary><c>pg_terminate_backend</c> of every connection there is.</summary>
    public Task TerminateConnectionsAsync() => RunAsync("terminate", Connection);

    public async ValueTask DisposeAsync() => await RunAsync(Keep ? "crash" : "stop", Connection);

    private static async Task<string> RunAsync(params string[] arguments)
    {
        using var script = Process.Start(new ProcessStartInfo("sh", [Path.Combine(Repository.Root, "tests", "postgres.sh"), .. arguments])
        {
            RedirectStandardOutput = true,
        })!;

        // Not to its end: the server that it starts may have inherited the pipe.
        var line = await script.StandardOutput.ReadLineAsync();
        await script.WaitForExitAsync();
        return script.ExitCode == 0 ? line ?? "" : throw new InvalidOperationException($"tests/postgres.sh {arguments[0]} has failed.");
    }
}
