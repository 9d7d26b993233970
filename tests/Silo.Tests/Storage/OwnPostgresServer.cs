using System.Diagnostics;
using Npgsql;

namespace MiniTwitter.Storage;

/// <summary>A PostgreSQL server for one test class, which may crash it.</summary>
public sealed class OwnPostgresServer : TestDatabase
{
    private string? _server;

    public override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["MiniTwitter:Storage"] = nameof(StorageKind.Postgres),
        ["ConnectionStrings:MiniTwitter"] = _server,
    };

    public override async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable(PostgresServer.Variable)), $"{PostgresServer.Variable} is not set: `./dev test` sets it.");
        _server = await RunAsync("start");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_server is not null)
            await RunAsync("stop", _server);
    }

    /// <summary>Ends every connection there is.</summary>
    public async Task TerminateConnectionsAsync()
    {
        await using var source = NpgsqlDataSource.Create(_server!);
        await using var command = source.CreateCommand(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Stops the server at once: open transactions and connections are lost.</summary>
    public Task CrashAsync() => RunAsync("crash", _server!);

    /// <summary>Starts it again, with its data, at the same address.</summary>
    public Task ReturnAsync() => RunAsync("again", _server!);

    private static async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("sh") { RedirectStandardOutput = true };
        foreach (var argument in (string[])[Script(), .. arguments])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, string.Join(' ', arguments));
        return line ?? "";
    }

    private static string Script()
    {
        for (var up = new DirectoryInfo(AppContext.BaseDirectory); up is not null; up = up.Parent)
        {
            var script = Path.Combine(up.FullName, "tests", "postgres.sh");
            if (File.Exists(script))
                return script;
        }

        throw new FileNotFoundException("tests/postgres.sh");
    }
}
