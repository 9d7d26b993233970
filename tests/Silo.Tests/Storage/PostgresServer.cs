using Npgsql;

namespace MiniTwitter.Storage;

/// <summary>A database of its own on the server that <see cref="Variable"/> names.</summary>
public sealed class PostgresServer : TestDatabase
{
    public const string Variable = "MINITWITTER_TEST_POSTGRES";

    private static readonly string? Server = Environment.GetEnvironmentVariable(Variable);
    private readonly string _name = $"test_{Guid.NewGuid():n}";

    public override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["MiniTwitter:Storage"] = nameof(StorageKind.Postgres),
        ["ConnectionStrings:MiniTwitter"] = new NpgsqlConnectionStringBuilder(Server) { Database = _name }.ConnectionString,
    };

    public override async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Server), $"{Variable} names no PostgreSQL server: `./dev test` starts one.");
        await ExecuteAsync($"CREATE DATABASE {_name}");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (!string.IsNullOrEmpty(Server))
            await ExecuteAsync($"DROP DATABASE {_name} WITH (FORCE)");
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Server!);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
