using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MiniTwitter.Storage;

/// <summary>A database of its own for a test class. Any number of stores may be opened on it, as by several processes.</summary>
public abstract class TestDatabase : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> _open = [];

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var opened in _open)
            await opened.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Configuration of a process that uses this database.</summary>
    public abstract IReadOnlyDictionary<string, string?> Settings { get; }

    /// <summary>The database as one more process opens it.</summary>
    internal Database Open()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings).Build();
        var options = configuration.GetSection(MiniTwitterOptions.Section).Get<MiniTwitterOptions>()!;
        var database = new Database(Options.Create(options), configuration, TimeProvider.System, NullLoggerFactory.Instance);
        _open.Add(database);
        return database;
    }

    /// <summary>A store as one more process opens it.</summary>
    internal async Task<TweetStore> OpenStoreAsync()
    {
        var database = Open();
        await database.UpgradeAsync(TestContext.Current.CancellationToken);
        var tweets = database.OpenTweets();
        if (tweets is IDisposable disposable)
            _open.Insert(0, new Closer(disposable));
        return new TweetStore(tweets);
    }

    private sealed class Closer(IDisposable opened) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            opened.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
