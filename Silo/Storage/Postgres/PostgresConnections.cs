using System.Data.Common;
using MiniTwitter.Streams;
using Npgsql;

namespace MiniTwitter.Storage.Postgres;

/// <summary>Opens the connections to PostgreSQL, with limits of time and number where the connection string names none.</summary>
internal static class PostgresConnections
{
    // A silo that stops between two statements must not keep its partition's row locked: its users wait for that elsewhere.
    private const string Options = "-c idle_in_transaction_session_timeout=3s";

    // As many as there are logs, and few: each is a process of PostgreSQL's, which plans every statement anew. After a kill of
    // everything all of them are new, and with three times as many users wait a quarter longer.
    private const int MaxPoolSize = LogPartition.Count;

    // Planned once and for all at the second use: the largest statements take longer to plan than to carry out.
    private const int AutoPrepareMinUsages = 2;

    public static NpgsqlDataSource Create(string connectionString, ILoggerFactory loggers) =>
        new NpgsqlDataSourceBuilder(Complete(connectionString)).UseLoggerFactory(loggers).Build();

    /// <summary>What the string says, and for the rest what is ours.</summary>
    public static string Complete(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        // Npgsql's own builder contains every key there is, whether it was named or not.
        var named = new DbConnectionStringBuilder { ConnectionString = settings.ConnectionString };
        settings.ApplicationName = "MiniTwitter";
        if (!named.ContainsKey("Timeout"))
            settings.Timeout = 5;
        if (!named.ContainsKey("Command Timeout"))
            settings.CommandTimeout = 10;
        if (!named.ContainsKey("Max Auto Prepare"))
            settings.MaxAutoPrepare = 64;
        if (!named.ContainsKey("Auto Prepare Min Usages"))
            settings.AutoPrepareMinUsages = AutoPrepareMinUsages;
        if (!named.ContainsKey("Maximum Pool Size"))
            settings.MaxPoolSize = MaxPoolSize;
        if (!named.ContainsKey("Options"))
            settings.Options = Options;
        return settings.ConnectionString;
    }
}
