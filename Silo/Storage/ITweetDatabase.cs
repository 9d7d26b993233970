using System.Collections.Immutable;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;

namespace MiniTwitter.Storage;

/// <summary>What SQLite and PostgreSQL do each in their own way, behind the one <see cref="TweetStore"/>.</summary>
internal interface ITweetDatabase
{
    ISqlDialect Dialect { get; }

    /// <summary>Runs a single query.</summary>
    Task<T> ReadAsync<T>(Func<IDatabaseSession, ValueTask<T>> read, CancellationToken cancel);

    /// <summary>Runs several queries on one snapshot of the data.</summary>
    Task<T> ReadSnapshotAsync<T>(Func<IDatabaseSession, ValueTask<T>> read, CancellationToken cancel);

    /// <summary>Runs several statements in one transaction, which only one process does at a time with SQLite. May be undone and fail.</summary>
    Task<T> WriteAsync<T>(Func<IDatabaseSession, ValueTask<T>> write);

    /// <inheritdoc cref="ITweetStore.AppendAsync"/>
    Task<ImmutableArray<AppendResult>> AppendAsync(LogPartition partition, long firstSeq, ImmutableArray<LogEntry> entries);

    /// <summary>Runs one statement and returns how many rows it changed.</summary>
    Task<int> ExecuteAsync(string sql, params object?[] values);
}
