using Npgsql;

namespace MiniTwitter.Storage.Postgres;

/// <summary>Opens the connections to PostgreSQL, with time limits where the connection string names none.</summary>
internal static class PostgresConnections
{
    public static NpgsqlDataSource Create(string connectionString, ILoggerFactory loggers)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "MiniTwitter" };
        if (!settings.ContainsKey("Timeout"))
            settings.Timeout = 5;
        if (!settings.ContainsKey("Command Timeout"))
            settings.CommandTimeout = 10;
        if (!settings.ContainsKey("Max Auto Prepare"))
            settings.MaxAutoPrepare = 64;
        if (!settings.ContainsKey("Options"))
        {
            // A silo that stops between two statements must not keep its partition's row locked.
            settings.Options = "-c idle_in_transaction_session_timeout=10s";
        }

        return new NpgsqlDataSourceBuilder(settings.ConnectionString).UseLoggerFactory(loggers).Build();
    }
}
