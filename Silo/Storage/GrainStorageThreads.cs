namespace MiniTwitter.Storage;

/// <summary>
/// Where grain state is read and written: never on a grain's thread, which SQLite would block, and with SQLite one
/// write at a time, so that nobody has to wait inside SQLite for a neighbour in the same process.
/// </summary>
internal sealed class GrainStorageThreads(Database database)
{
    private const int MaxReaders = 4;

    public TaskScheduler Writers { get; } =
        database.BlocksCaller ? new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler : TaskScheduler.Default;

    public TaskScheduler Readers { get; } =
        database.BlocksCaller ? new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, MaxReaders).ConcurrentScheduler : TaskScheduler.Default;
}
