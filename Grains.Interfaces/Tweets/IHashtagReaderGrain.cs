using System.Collections.Immutable;
using Orleans.Concurrency;

namespace MiniTwitter.Tweets;

/// <summary>
/// How hashtags are used, counted at most once a minute on each silo and answered from its memory: a key that is pressed costs no
/// query. A stateless worker with one activation a silo; key 0.
/// </summary>
[Alias("mt.IHashtagReaderGrain"), GrainInterfaceType("mt.hashtag-reader")]
public interface IHashtagReaderGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// The hashtags that most people used within the last 24 hours, at least <see cref="Trend.MinPeople"/>; equal ones by tweets, then by
    /// tag. At most <see cref="ApiLimits.Trends"/>.
    /// </summary>
    [Alias("GetTrends"), AlwaysInterleave]
    Task<ImmutableArray<Trend>> GetTrendsAsync();

    /// <summary>
    /// Hashtags of the last 7 days that begin with a text, most used first, at most <paramref name="limit"/>. Refuses:
    /// <see cref="Refusal.Invalid"/> text.
    /// </summary>
    [Alias("Search"), AlwaysInterleave]
    Task<Result<ImmutableArray<UsedHashtag>>> SearchAsync(string? text, int limit);
}
