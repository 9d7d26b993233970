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
            await UpgradeSchemaAsync(logger, cancel);
            await ClaimAsync(cancel);
            var tweets = OpenTweets();
            using (tweets as IDisposable)
                await new Backfill(tweets, logger).RunAsync(cancel);
        }
        catch (Exception e) when (StorageFaults.Translate(e) is StorageUnavailableException and var fault && fault != e)
        {
            // Of a server that never answers the driver says that there was an exception.
            var cause = e.InnerException as TimeoutException ?? e;
            throw new StorageUnavailableException($"{Place}: the database does not open: {cause.Message}", e);
        }
    }

    private async Task UpgradeSchemaAsync(ILogger logger, CancellationToken cancel)
    {
        try
        {
            if (_postgres is not null)
            {
                await Schema.UpgradePostgresAsync(_postgres, logger, cancel);
            }
            else
            {
                OwnerOnly.CreateDirectory(_options.DataDirectory);
                Schema.UpgradeSqlite(_options.TweetsFile, _options.ClusterFile, _time, logger);
            }
        }
        catch (StorageUnavailableException e)
        {
            throw new StorageUnavailableException($"{Place}: {e.Message}", e);
        }
    }

    private string Place => _postgres is null
        ? $"{MiniTwitterOptions.Section}:{nameof(MiniTwitterOptions.DataDirectory)} '{_options.DataDirectory}'"
        : $"ConnectionStrings:{MiniTwitterConfiguration.ConnectionStringName}";

    // Two clusters over one database would each hand out only what was written through it. The first id stays.
    private async Task ClaimAsync(CancellationToken cancel)
    {
        await using var connection = await ClusterSource.OpenConnectionAsync(cancel);
        await using var command = connection.CreateCommand();
        var id = command.CreateParameter();
        (id.ParameterName, id.Value) = ("id", _options.ClusterId);
        command.Parameters.Add(id);
        command.CommandText = """
            INSERT INTO OrleansMembershipVersionTable (DeploymentId, Version)
            SELECT @id, 0 WHERE NOT EXISTS (SELECT 1 FROM OrleansMembershipVersionTable)
            """;
        await command.ExecuteNonQueryAsync(cancel);
        // A database that two clusters used before this was checked belongs to the one that changed more.
        command.CommandText = "SELECT DeploymentId FROM OrleansMembershipVersionTable ORDER BY Version DESC, DeploymentId LIMIT 1";
        if (await command.ExecuteScalarAsync(cancel) is string owner && owner != _options.ClusterId)
        {
            throw new StorageUnavailableException(
                $"{MiniTwitterOptions.Section}:{nameof(MiniTwitterOptions.ClusterId)}: the database belongs to the cluster '{owner}', not '{_options.ClusterId}'. "
                + "The runbook says how to rename a cluster.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ClusterSource.DisposeAsync();
    }
}
