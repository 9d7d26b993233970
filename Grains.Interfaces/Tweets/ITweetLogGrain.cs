using MiniTwitter.Streams;
using Orleans.Concurrency;

namespace MiniTwitter.Tweets;

/// <summary>
/// The ordered log of one partition: gives every committed change the next sequence number and makes it durable
/// in groups, one transaction for all that wait. Key: <see cref="LogPartition.Index"/>.
/// </summary>
/// <remarks>
/// Should two activations ever coexist, the primary key (partition, seq) refuses the later insert; that activation
/// deactivates itself and its callers get <see cref="LogFencedException"/>: nothing was committed, call again.
/// </remarks>
[Alias("mt.ITweetLogGrain"), GrainInterfaceType("mt.tweet-log")]
public interface ITweetLogGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Commits a change. When this answers, it is durable. Idempotent by the command's key.
    /// </summary>
    [Alias("Append"), AlwaysInterleave]
    Task<AppendResult> AppendAsync(LogCommand command);

    /// <summary>Wakes the log so that it sends heartbeats; answers its newest sequence number.</summary>
    [Alias("GetHead"), AlwaysInterleave]
    Task<long> GetHeadAsync();
}

/// <summary>This activation of a partition's log was superseded. Nothing was committed; call again.</summary>
[GenerateSerializer, Alias("mt.LogFencedException")]
public sealed class LogFencedException : Exception
{
    public LogFencedException()
    {
    }

    public LogFencedException(string message)
        : base(message)
    {
    }

    public LogFencedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
