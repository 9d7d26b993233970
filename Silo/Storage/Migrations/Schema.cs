using System.Reflection;
using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using DbUp.Postgresql;
using MiniTwitter.Storage.Sqlite;
using Npgsql;

namespace MiniTwitter.Storage.Migrations;

/// <summary>Creates and migrates the tables, safely when several processes start at once.</summary>
internal static class Schema
{
    // Any number, as long as it is ours alone in this database.
    private const long AdvisoryLock = 0x4D696E6954776974;

    /// <summary>Brings the two files up to date, one process at a time.</summary>
    public static void UpgradeSqlite(string tweetsFile, string clusterFile, TimeProvider time, ILogger logger)
    {
        Upgrade(tweetsFile, "Sqlite.Tweets");
        Upgrade(clusterFile, "Sqlite.Cluster");

        void Upgrade(string path, string folder)
        {
            using var turn = new FileTurn(path, time, logger).Take(CancellationToken.None);
            // Write-ahead logging is kept in the file, and cannot be switched on inside a script's transaction.
            var file = SqliteFile.Dedicated(path);
            file.Open().Dispose();
            Run(DeployChanges.To.SqliteDatabase(file.ConnectionString), folder, logger);
        }
    }

    /// <summary>Brings the database up to date, one process at a time.</summary>
    public static async Task UpgradePostgresAsync(NpgsqlDataSource source, ILogger logger, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { CommandTimeout = 60 };
        command.Parameters.Add(new NpgsqlParameter { Value = AdvisoryLock });
        await command.ExecuteNonQueryAsync(cancel);
        try
        {
            Run(DeployChanges.To.PostgresqlDatabase(new PostgresqlConnectionManager(source)), "Postgres", logger);
        }
        finally
        {
            command.CommandText = "SELECT pg_advisory_unlock($1)";
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private static void Run(UpgradeEngineBuilder builder, string folder, ILogger logger)
    {
        var prefix = $"{typeof(Schema).Namespace}.{folder}.";
        var result = builder
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), name => name.StartsWith(prefix, StringComparison.Ordinal))
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogTo(logger)
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
            throw new StorageUnavailableException($"The database schema could not be brought up to date: {Describe(result)}", result.Error);
    }

    private static string Describe(DatabaseUpgradeResult result) =>
        result.ErrorScript is { } script ? $"{script.Name}: {result.Error.Message}" : result.Error.Message;
}
