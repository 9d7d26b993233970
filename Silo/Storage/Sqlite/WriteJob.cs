using MiniTwitter.Tweets;

namespace MiniTwitter.Storage.Sqlite;

/// <summary>One caller's share of a transaction. It may fail alone: its changes are undone up to its savepoint.</summary>
internal abstract class WriteJob
{
    public abstract void Run(SqliteSession session);

    /// <summary>Tells the caller, after the commit.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that nothing was committed.</summary>
    public abstract void Fail(Exception fault);
}

/// <inheritdoc/>
internal sealed class WriteJob<T>(Func<SqliteSession, T> write) : WriteJob
{
    // The caller goes on elsewhere: the writer's thread only writes.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private T? _result;
    private Exception? _fault;

    public Task<T> Task => _done.Task;

    public override void Run(SqliteSession session)
    {
        session.Execute("SAVEPOINT job");
        try
        {
            _result = write(session);
        }
        catch (Exception e) when (e is LogFencedException || StorageFaults.IsConstraint(e))
        {
            session.Execute("ROLLBACK TO job");
            _fault = e;
        }

        session.Execute("RELEASE job");
    }

    public override void Complete()
    {
        if (_fault is null)
            _done.TrySetResult(_result!);
        else
            Fail(_fault);
    }

    public override void Fail(Exception fault) => _done.TrySetException(StorageFaults.Translate(fault));
}
