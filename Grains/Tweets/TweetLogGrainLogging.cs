using MiniTwitter.Streams;

namespace MiniTwitter.Tweets;

internal sealed partial class TweetLogGrain
{
    [LoggerMessage(LogLevel.Information, "Log {Partition} is active at sequence number {Head}.")]
    private partial void LogActivated(LogPartition partition, long head);

    [LoggerMessage(LogLevel.Warning, "Log {Partition} was superseded at sequence number {Head}; it deactivates.")]
    private partial void LogFenced(LogPartition partition, long head);

    [LoggerMessage(LogLevel.Error, "Log {Partition} could not commit {Count} changes; their outcome is unknown.")]
    private partial void LogCommitFailed(Exception fault, LogPartition partition, int count);

    [LoggerMessage(LogLevel.Warning, "Log {Partition} could not publish up to {Head}; silos will read it from the log.")]
    private partial void LogPublishFailed(Exception fault, LogPartition partition, long head);

    [LoggerMessage(LogLevel.Information, "Log {Partition} pruned {Count} old rows.")]
    private partial void LogPruned(LogPartition partition, int count);

    [LoggerMessage(LogLevel.Warning, "The clock of this machine is {Behind} behind the newest tweet of log {Partition}. This or another machine's clock was set back. New tweets get that tweet's time until the clock catches up.")]
    private partial void LogClockBehind(LogPartition partition, TimeSpan behind);
}
