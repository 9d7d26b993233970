using MiniTwitter.Storage;

namespace MiniTwitter.Processes;

/// <inheritdoc/>
[Collection<OneClusterAtATime>]
public sealed class ClusterOverSqlite(Cluster<SqliteDirectory> cluster, ITestOutputHelper output)
    : ClusterStories<SqliteDirectory>(cluster, output), IClassFixture<Cluster<SqliteDirectory>>;
