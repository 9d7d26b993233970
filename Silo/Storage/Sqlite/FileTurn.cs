using Microsoft.Win32.SafeHandles;

namespace MiniTwitter.Storage.Sqlite;

/// <summary>
/// Lets processes write in turn. SQLite alone is not fair: a busy writer locks again before one that waits has looked.
/// Here whoever wants to write first holds the place in line and gives it up only when it has the turn, so a writer
/// that has just finished stands behind one that was waiting. Kernel locks: a killed process leaves none behind, and one that
/// was stopped in its turn is killed, because the others have declared it dead by then and it may stay like this for ever.
/// </summary>
internal sealed partial class FileTurn(string path, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(SqliteFile.BusySeconds);
    private static readonly TimeSpan Suspicious = Limit / 2;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    /// <summary>Blocks the calling thread until it is its turn; disposing the result ends it.</summary>
    /// <exception cref="StorageUnavailableException">Nobody gave way within <see cref="SqliteFile.BusySeconds"/>.</exception>
    public IDisposable Take(CancellationToken cancel)
    {
        using var place = Lock($"{path}.line", cancel);
        return Lock($"{path}.turn", cancel);
    }

    private SafeFileHandle Lock(string file, CancellationToken cancel)
    {
        var start = time.GetTimestamp();
        var looked = false;
        while (true)
        {
            try
            {
                return OwnerOnly.Open(file);
            }
            catch (IOException e) when (OwnerOnly.IsTaken(e))
            {
                if (time.GetElapsedTime(start) > Limit || cancel.WaitHandle.WaitOne(Pause))
                    throw new StorageUnavailableException("Another process kept the database to itself.", e);
                if (looked || time.GetElapsedTime(start) < Suspicious)
                    continue;
                looked = true;
                foreach (var id in StoppedProcesses.KillHoldersOf(Path.GetFullPath(file)))
                    LogKilled(id, file);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Process {Id} was stopped in its turn to write, with {File}, and kept everybody from writing: killed it.")]
    private partial void LogKilled(int id, string file);
}
