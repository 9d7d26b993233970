using System.Threading.Channels;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;

namespace MiniTwitter.Feed;

/// <summary>Reads what is missing from the log, one partition at a time, until the feed has caught up.</summary>
internal sealed partial class FeedRepair(SiloFeed feed, ITweetStore store, ILogger<FeedRepair> logger)
{
    private const int AtOnce = 1_000;

    // A partition waits at most once: reading goes on to the end of the log anyway.
    private readonly Channel<LogPartition> _behind = Channel.CreateBounded<LogPartition>(LogPartition.Count);
    private readonly int[] _waiting = new int[LogPartition.Count];

    public void Request(LogPartition partition)
    {
        if (Interlocked.Exchange(ref _waiting[partition.Index], 1) == 0)
            _behind.Writer.TryWrite(partition);
    }

    public async Task RunAsync(CancellationToken cancel)
    {
        await foreach (var partition in _behind.Reader.ReadAllAsync(cancel))
        {
            Volatile.Write(ref _waiting[partition.Index], 0);
            try
            {
                await ReadAsync(partition, cancel);
            }
            catch (Exception fault) when (!cancel.IsCancellationRequested)
            {
                // Whatever it is, the other logs go on, and the next heartbeat or check asks again.
                LogReadFailed(fault, partition);
            }
        }
    }

    private async Task ReadAsync(LogPartition partition, CancellationToken cancel)
    {
        while (true)
        {
            var from = feed.Position[partition];
            var events = await store.ReadLogAsync(partition, from, AtOnce, cancel);
            if (events.IsEmpty)
                return;
            if (events[0].Seq > from + 1)
                LogPruned(partition, from + 1, events[0].Seq - 1);
            feed.ApplyRead(partition, events);
            LogRepaired(partition, from + 1, events[^1].Seq);
        }
    }

    [LoggerMessage(LogLevel.Debug, "Feed read {First}–{Last} of log {Partition}.")]
    private partial void LogRepaired(LogPartition partition, long first, long last);

    [LoggerMessage(LogLevel.Error, "Feed missed {First}–{Last} of log {Partition}: they are pruned already.")]
    private partial void LogPruned(LogPartition partition, long first, long last);

    [LoggerMessage(LogLevel.Warning, "Feed could not read log {Partition}.")]
    private partial void LogReadFailed(Exception fault, LogPartition partition);
}
