using System.Collections.Concurrent;

namespace MiniTwitter.Storage.Sqlite;

/// <summary>A few connections that read on threads of their own, so that no caller's thread waits for the disk.</summary>
internal sealed class SqliteReaders(SqliteFile file) : IDisposable
{
    private const int MaxReaders = 4;

    private readonly TaskScheduler _threads = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, MaxReaders).ConcurrentScheduler;
    private readonly ConcurrentBag<SqliteSession> _idle = [];

    public Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancel) =>
        Task.Factory.StartNew(() => Read(read), cancel, TaskCreationOptions.DenyChildAttach, _threads);

    public void Dispose()
    {
        while (_idle.TryTake(out var session))
            session.Dispose();
    }

    private T Read<T>(Func<SqliteSession, T> read)
    {
        SqliteSession? session = null;
        try
        {
            if (!_idle.TryTake(out session))
                session = new SqliteSession(file.Open());
            var result = read(session);
            _idle.Add(session);
            return result;
        }
        catch (Exception e)
        {
            session?.Dispose();
            throw StorageFaults.Translate(e);
        }
    }
}
