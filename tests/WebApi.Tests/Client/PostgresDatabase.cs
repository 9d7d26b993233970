using System.Data.Common;
using System.Diagnostics;

namespace MiniTwitter.Stories.Client;

/// <summary>A database of its own on the server that <see cref="Variable"/> names, gone afterwards.</summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    public const string Variable = "MINITWITTER_TEST_POSTGRES";

    private readonly string _name = $"stories_{Guid.NewGuid():n}";
    private readonly DbConnectionStringBuilder _server;

    private PostgresDatabase(string server) => _server = new DbConnectionStringBuilder { ConnectionString = server };

    /// <summary>What tells the server to use it.</summary>
    public string[] Arguments =>
    [
        "--MiniTwitter:Storage=Postgres",
        $"--ConnectionStrings:MiniTwitter={new DbConnectionStringBuilder { ConnectionString = $"{_server.ConnectionString};Database={_name}" }.ConnectionString}",
    ];

    /// <summary>What tells PostgreSQL's own programs to use it.</summary>
    public IReadOnlyDictionary<string, string> Environment => EnvironmentOf(_name);

    public static async Task<PostgresDatabase> CreateAsync()
    {
        var server = System.Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(server), $"{Variable} names no PostgreSQL server: `./dev test` starts one.");
        var database = new PostgresDatabase(server!);
        await database.ExecuteAsync($"CREATE DATABASE {database._name}");
        return database;
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync($"DROP DATABASE {_name} WITH (FORCE)");

    private async Task ExecuteAsync(string sql)
    {
        var start = new ProcessStartInfo("psql", ["-wqc", sql]);
        foreach (var (key, value) in EnvironmentOf((string)_server["Database"]))
            start.Environment[key] = value;
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Eventually.Deadline);
        await process.WaitForExitAsync(limit.Token);
        process.ExitCode.ShouldBe(0);
    }

    private Dictionary<string, string> EnvironmentOf(string database) => new()
    {
        ["PGHOST"] = (string)_server["Host"],
        ["PGPORT"] = (string)_server["Port"],
        ["PGUSER"] = (string)_server["Username"],
        ["PGDATABASE"] = database,
    };
}
