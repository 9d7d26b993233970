using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace MiniTwitter.Storage.Sqlite;

/// <summary>A SQLite file whose every connection is durable (WAL, <c>synchronous=FULL</c>) and waits in SQLite itself.</summary>
internal sealed class SqliteFile : DbDataSource
{
    /// <summary>How long a writer waits for other processes before it gives up, in seconds.</summary>
    public const int BusySeconds = 5;

    // The driver's own wait sleeps 150 ms between attempts. SQLite waits as long as the driver would, with short
    // sleeps, so that when it gives up the driver's time is over too and it never gets to sleep.
    private static readonly string Pragmas = $"""
        PRAGMA busy_timeout = {BusySeconds}000;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -16000;
        PRAGMA journal_size_limit = 67108864;
        """;

    private SqliteFile(string path, bool pooling)
    {
        Path = path;
        ConnectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = pooling,
            DefaultTimeout = BusySeconds,
        }.ConnectionString;
    }

    public string Path { get; }

    public override string ConnectionString { get; }

    /// <summary>For those who open a connection for each statement (Orleans).</summary>
    public static SqliteFile Pooled(string path) => new(path, pooling: true);

    /// <summary>For those who keep their connections: closing one really closes it, with whatever it had begun.</summary>
    public static SqliteFile Dedicated(string path) => new(path, pooling: false);

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(ConnectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    protected override DbConnection CreateDbConnection() => new SqliteConnection(ConnectionString);

    protected override DbConnection OpenDbConnection() => Open();

    protected override ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken) => new(Open());
}
