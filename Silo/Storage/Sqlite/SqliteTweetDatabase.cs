using System.Collections.Immutable;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;

namespace MiniTwitter.Storage.Sqlite;

/// <summary>The tweets in one file: one writer, a few readers, all within this process.</summary>
internal sealed class SqliteTweetDatabase(string path, TimeProvider time, ILogger<SqliteTweetDatabase> logger) : ITweetDatabase, IDisposable
{
    private readonly SqliteWriter _writer = new(SqliteFile.Dedicated(path), time, logger);
    private readonly SqliteReaders _readers = new(SqliteFile.Dedicated(path));

    public ISqlDialect Dialect { get; } = new SqliteDialect();

    public Task<T> ReadAsync<T>(Func<IDatabaseSession, ValueTask<T>> read, CancellationToken cancel) =>
        _readers.ReadAsync(session => Completed(read(session)), cancel);

    public Task<T> ReadSnapshotAsync<T>(Func<IDatabaseSession, ValueTask<T>> read, CancellationToken cancel) =>
        _readers.ReadAsync(
            session =>
            {
                session.Execute("BEGIN");
                var result = Completed(read(session));
                session.Execute("COMMIT");
                return result;
            },
            cancel);

    public Task<T> WriteAsync<T>(Func<IDatabaseSession, ValueTask<T>> write) => _writer.WriteAsync(session => Completed(write(session)));

    public Task<ImmutableArray<AppendResult>> AppendAsync(LogPartition partition, long firstSeq, ImmutableArray<LogEntry> entries) =>
        _writer.WriteAsync(session => SqliteAppend.Run(session, partition, firstSeq, entries));

    public Task<int> ExecuteAsync(string sql, params object?[] values) => _writer.WriteAsync(session => session.Execute(sql, values));

    public void Dispose()
    {
        _writer.Dispose();
        _readers.Dispose();
    }

    // A SQLite session never leaves a task unfinished.
    private static T Completed<T>(ValueTask<T> task) => task.GetAwaiter().GetResult();
}
