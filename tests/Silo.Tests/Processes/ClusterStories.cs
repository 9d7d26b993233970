using MiniTwitter.Storage;

namespace MiniTwitter.Processes;

/// <summary>
/// What several processes over one database promise, whichever database it is; a part for each kind of fault. The stories of
/// one database share its processes and run one after the other.
/// </summary>
public abstract partial class ClusterStories<TDatabase>(Cluster<TDatabase> cluster, ITestOutputHelper output) : IAsyncLifetime
    where TDatabase : TestDatabase, new()
{
    private const int Many = 50;
    private const int Some = 12;

    /// <summary>After a fault everybody is served again within this time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async ValueTask InitializeAsync() => await cluster.StartMissingAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private async Task<Crowd> GatherAsync(int people)
    {
        var crowd = await Crowd.GatherAsync(cluster.RunningNodes, people);
        await crowd.StartAsync();
        return crowd;
    }

    private async Task EndAsync(Crowd crowd, string fault)
    {
        await crowd.StopAsync();
        output.WriteLine($"{fault}, {typeof(TDatabase).Name}: gaps {crowd.Gaps}; {crowd.Failures.Count()} requests failed twice.");
        await crowd.ShouldBeWholeAsync(cluster.RunningNodes[0].Address);
    }
}

/// <inheritdoc/>
public sealed class ClusterOverSqlite(Cluster<SqliteDirectory> cluster, ITestOutputHelper output)
    : ClusterStories<SqliteDirectory>(cluster, output), IClassFixture<Cluster<SqliteDirectory>>;

/// <inheritdoc/>
public sealed class ClusterOverPostgres(Cluster<PostgresServer> cluster, ITestOutputHelper output)
    : ClusterStories<PostgresServer>(cluster, output), IClassFixture<Cluster<PostgresServer>>;
