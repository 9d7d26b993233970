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
        RefuseHalf(tweetsFile, clusterFile);
        Upgrade(tweetsFile, "Sqlite.Tweets");
        Upgrade(clusterFile, "Sqlite.Cluster");

        void Upgrade(string path, string folder)
        {
            using var turn = new FileTurn(path, time, logger).Take(CancellationToken.None);
            OwnerOnly.EnsureFile(path);
            // Write-ahead logging is kept in the file, and cannot be switched on inside a script's transaction.
            var file = SqliteFile.Dedicated(path);
            file.Open().Dispose();
            Run(DeployChanges.To.SqliteDatabase(file.ConnectionString), folder, logger);
        }
    }

    // One file holds the accounts and the other their profiles and tweets. Starting with an empty one beside a full one would
    // look like a loss of everything, and become one. Another process may be creating both: the tweets first.
    private static void RefuseHalf(string tweetsFile, string clusterFile)
    {
        if (HasContent(clusterFile) && !HasContent(tweetsFile))
            throw Half(tweetsFile, clusterFile);
        if (HasContent(tweetsFile) && HasPeople(tweetsFile) && !HasContent(clusterFile))
            throw Half(clusterFile, tweetsFile);
    }

    private static StorageUnavailableException Half(string missing, string there) =>
        new($"'{missing}' is missing or empty beside '{there}'. Put it back, or restore both files from one backup.");

    private static bool HasContent(string file) => new FileInfo(file) is { Exists: true, Length: > 0 };

    private static bool HasPeople(string tweetsFile)
    {
        using var connection = SqliteFile.Dedicated(tweetsFile).Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = 'users'";
        if (command.ExecuteScalar() is 0L)
            return false;
        command.CommandText = "SELECT EXISTS (SELECT 1 FROM users)";
        return command.ExecuteScalar() is 1L;
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
        var engine = builder
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), name => name.StartsWith(prefix, StringComparison.Ordinal))
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogTo(logger)
            .Build();
        RefuseNewer(engine, prefix);
        var result = engine.PerformUpgrade();
        if (!result.Successful)
            throw new StorageUnavailableException($"The database schema could not be brought up to date: {Describe(result)}", result.Error);
    }

    // Steps have numbers, so a step of a newer release comes after all that are known here.
    private static void RefuseNewer(UpgradeEngine engine, string prefix)
    {
        var last = engine.GetDiscoveredScripts().Select(script => script.Name).Max(StringComparer.Ordinal);
        var newer = engine.GetExecutedScripts()
            .FirstOrDefault(name => name.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(name, last) > 0);
        if (newer is not null)
            throw new StorageUnavailableException($"The database was upgraded by a newer release ({newer[prefix.Length..]}). Run that release, or restore a backup.");
    }

    private static string Describe(DatabaseUpgradeResult result) =>
        result.ErrorScript is { } script ? $"{script.Name}: {result.Error.Message}" : result.Error.Message;
}
