using System.ComponentModel.DataAnnotations;

namespace MiniTwitter.Feed;

/// <summary>How a silo keeps up with the logs.</summary>
public sealed record FeedOptions
{
    /// <summary>Recent tweets kept in memory, about 0.6 KB each, 1 KB once they were shown. 100–10,000,000; default 50,000.</summary>
    [Range(100, 10_000_000)]
    public int RecentTweets { get; init; } = 50_000;

    /// <summary>
    /// Most bytes of the recent tweets in memory, counted as if all were shown; the oldest are dropped first. 1 MB–64 GB; default 64 MB.
    /// </summary>
    [Range(1L << 20, 1L << 36)]
    public long RecentBytes { get; init; } = 64L << 20;

    /// <summary>User cards kept in memory, about 0.5 KB each. 100–10,000,000; default 50,000.</summary>
    [Range(100, 10_000_000)]
    public int UserCards { get; init; } = 50_000;

    /// <summary>
    /// A partition from which the stream brought nothing, not even a heartbeat, for this long is read from the
    /// log. Default 1.2 s: a little over one heartbeat.
    /// </summary>
    public TimeSpan SilenceBeforeReading { get; init; } = TimeSpan.FromSeconds(1.2);

    /// <summary>How often silence is looked for. Default 0.5 s, so that dead streams delay nothing by 2 s.</summary>
    public TimeSpan CheckEvery { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>How often those are told who have a tweet on a screen that is being counted, or who are notified. Default 1 s.</summary>
    public TimeSpan TellCountsEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>After this much silence the stream is subscribed to again. Default 5 s.</summary>
    public TimeSpan SilenceBeforeSubscribing { get; init; } = TimeSpan.FromSeconds(5);
}
