namespace MiniTwitter.Streams;

/// <summary>The one place for the stream provider's names.</summary>
public static class TweetStreams
{
    /// <summary>The stream provider that carries <see cref="LogBatch"/>es.</summary>
    public const string ProviderName = "tweets";

    /// <summary>The stream of a partition.</summary>
    public static StreamId Of(LogPartition partition) => StreamId.Create("log", partition.Index);
}
