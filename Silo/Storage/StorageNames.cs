namespace MiniTwitter.Storage;

/// <summary>The one place for the names of storage providers and of the database drivers as Orleans calls them.</summary>
public static class StorageNames
{
    /// <summary>Grain state: handles, accounts, the signing key.</summary>
    public const string Default = "Default";

    /// <summary>Who is subscribed to which stream; Orleans looks it up under this name.</summary>
    public const string PubSub = "PubSubStore";

    /// <summary>Orleans' name for the state of a stream: who publishes and who is subscribed.</summary>
    public const string Subscriptions = "PubSubRendezvousGrain";

    /// <summary>Orleans' name for Microsoft.Data.Sqlite.</summary>
    public const string SqliteInvariant = "System.Data.SQLite";

    /// <summary>Orleans' name for Npgsql.</summary>
    public const string PostgresInvariant = "Npgsql";
}
