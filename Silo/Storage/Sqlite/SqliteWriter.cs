using System.Threading.Channels;

namespace MiniTwitter.Storage.Sqlite;

/// <summary>
/// The process's one writer of a file: a thread that commits whatever has gathered while it committed the last
/// time, in one transaction. SQLite has one writer per file anyway; this way a commit is shared instead of queued for.
/// </summary>
internal sealed partial class SqliteWriter : IDisposable
{
    private const int MaxJobs = 256;

    private readonly SqliteFile _file;
    private readonly FileTurn _turn;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<WriteJob> _jobs = Channel.CreateBounded<WriteJob>(new BoundedChannelOptions(MaxJobs) { SingleReader = true });
    private readonly Thread _thread;
    private SqliteSession? _session;

    public SqliteWriter(SqliteFile file, TimeProvider time, ILogger logger)
    {
        _file = file;
        _turn = new FileTurn(file.Path, time, logger);
        _logger = logger;
        _thread = new Thread(Run) { IsBackground = true, Name = $"Writer of {Path.GetFileName(file.Path)}" };
        _thread.Start();
    }

    /// <summary>Runs <paramref name="write"/> on the writer's thread; returns when it is durable.</summary>
    public async Task<T> WriteAsync<T>(Func<SqliteSession, T> write)
    {
        var job = new WriteJob<T>(write);
        try
        {
            await _jobs.Writer.WriteAsync(job);
        }
        catch (ChannelClosedException e)
        {
            throw new StorageUnavailableException("The database was closed.", e);
        }

        return await job.Task;
    }

    public void Dispose()
    {
        _jobs.Writer.TryComplete();
        _thread.Join();
        _stop.Dispose();
    }

    private void Run()
    {
        var group = new List<WriteJob>(MaxJobs);
        while (WaitForJobs())
        {
            while (group.Count < MaxJobs && _jobs.Reader.TryRead(out var job))
                group.Add(job);
            Commit(group);
            group.Clear();
        }

        _session?.Dispose();
    }

    // This thread has nothing else to do: it may block.
    private bool WaitForJobs() => _jobs.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();

    private void Commit(List<WriteJob> group)
    {
        try
        {
            using var turn = _turn.Take(_stop.Token);
            _session ??= new SqliteSession(_file.Open());
            _session.Execute("BEGIN IMMEDIATE");
            foreach (var job in group)
                job.Run(_session);
            _session.Execute("COMMIT");
        }
        catch (Exception e)
        {
            // Whatever went wrong, the connection may be inside a transaction: closing it rolls that back.
            LogCommitFailed(e, group.Count);
            Drop();
            foreach (var job in group)
                job.Fail(e);
            return;
        }

        foreach (var job in group)
            job.Complete();
    }

    private void Drop()
    {
        var session = _session;
        _session = null;
        try
        {
            session?.Dispose();
        }
        catch (Exception e)
        {
            // Nothing can be done about a connection that doesn't even close.
            LogCloseFailed(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A commit of {Count} waiting writes failed; the connection is opened anew.")]
    private partial void LogCommitFailed(Exception exception, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connection did not close.")]
    private partial void LogCloseFailed(Exception exception);
}
