using System.Data.Common;
using Microsoft.Extensions.Options;
using MiniTwitter.Storage.Migrations;
using MiniTwitter.Storage.Postgres;
using MiniTwitter.Storage.Sqlite;
using Npgsql;

namespace MiniTwitter.Storage;

/// <summary>The configured database: SQLite files or a PostgreSQL server.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly MiniTwitterOptions _options;
    private readonly NpgsqlDataSource? _postgres;
    private readonly TimeProvider _time;
    private readonly ILoggerFactory _loggers;

    public Database(IOptions<MiniTwitterOptions> options, IConfiguration configuration, TimeProvider time, ILoggerFactory loggers)
    {
        (_options, _time, _loggers) = (options.Value, time, loggers);
        if (_options.Storage is StorageKind.Postgres)
            _postgres = PostgresConnections.Create(configuration.GetConnectionString(MiniTwitterConfiguration.ConnectionStringName)!, loggers);
        ClusterSource = _postgres ?? (DbDataSource)SqliteFile.Pooled(_options.ClusterFile);
    }

    /// <summary>Orleans' name for the driver.</summary>
    public string Invariant => _postgres is null ? StorageNames.SqliteInvariant : StorageNames.PostgresInvariant;

    /// <summary>Where Orleans keeps grain state and membership.</summary>
    public DbDataSource ClusterSource { get; }

    /// <summary>Whether a call to the database blocks the thread that makes it.</summary>
    public bool BlocksCaller => _postgres is null;

    /// <summary>Opens the tweets.</summary>
    public ITweetDatabase OpenTweets() => _postgres is null
        ? new SqliteTweetDatabase(_options.TweetsFile, _time, _loggers.CreateLogger<SqliteTweetDatabase>())
        : new PostgresTweetDatabase(_postgres);

    /// <summary>Creates and migrates the tables.</summary>
    public async Task UpgradeAsync(CancellationToken cancel)
    {
        var logger = _loggers.CreateLogger(typeof(Schema).FullName!);
        try
        {
            if (_postgres is not null)
            {
                await Schema.UpgradePostgresAsync(_postgres, logger, cancel);
            }
            else
            {
                CreateDataDirectory();
                Schema.UpgradeSqlite(_options.TweetsFile, _options.ClusterFile, _time, logger);
            }

            var tweets = OpenTweets();
            using (tweets as IDisposable)
                await new Backfill(tweets, logger).RunAsync(cancel);
        }
        catch (Exception e) when (StorageFaults.Translate(e) is StorageUnavailableException and var fault && fault != e)
        {
            throw new StorageUnavailableException($"The database does not open: {e.Message}", e);
        }
    }

    // For its owner alone: it will hold password hashes and the signing key.
    private void CreateDataDirectory()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(_options.DataDirectory);
        else
            Directory.CreateDirectory(_options.DataDirectory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public async ValueTask DisposeAsync()
    {
        await ClusterSource.DisposeAsync();
    }
}
