namespace MiniTwitter.Storage;

/// <summary>SQLite files in a temporary directory.</summary>
public sealed class SqliteDirectory : TestDatabase
{
    private readonly string _directory = Directory.CreateTempSubdirectory("minitwitter-").FullName;

    public override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["MiniTwitter:DataDirectory"] = _directory };

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }
}
