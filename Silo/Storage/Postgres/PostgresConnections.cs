using System.Data.Common;
using Npgsql;

namespace MiniTwitter.Storage.Postgres;

/// <summary>Opens the connections to PostgreSQL, with time limits where the connection string names none.</summary>
internal static class PostgresConnections
{
    // A silo that stops between two statements must not keep its partition's row locked: its users wait for that elsewhere.
    private const string Options = "-c idle_in_transaction_session_timeout=3s";

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
        if (!named.ContainsKey("Options"))
            settings.Options = Options;
        return settings.ConnectionString;
    }
}
