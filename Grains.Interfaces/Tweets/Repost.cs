using MiniTwitter.Users;

namespace MiniTwitter.Tweets;

/// <summary>An entry of timelines that shows somebody else's tweet, as readers see it.</summary>
/// <param name="Id">The entry's own id: its place in timelines.</param>
/// <param name="User">Who reposted.</param>
/// <param name="CreatedAt">When, to the millisecond.</param>
[GenerateSerializer, Immutable, Alias("mt.Repost")]
public sealed record Repost(
    [property: Id(0)] TweetId Id,
    [property: Id(1)] Author User,
    [property: Id(2)] DateTimeOffset CreatedAt);

/// <summary>What a repost shows. None of it ever changes.</summary>
/// <param name="Id">The tweet.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="AnsweredId">Whom it answers: see <see cref="ReplyTo.Other"/>.</param>
[GenerateSerializer, Immutable, Alias("mt.RepostOf")]
public sealed record RepostOf(
    [property: Id(0)] TweetId Id,
    [property: Id(1)] UserId AuthorId,
    [property: Id(2)] UserId? AnsweredId)
{
    /// <summary>In one timeline the same tweet is shown once within so many days, however many people repost it.</summary>
    public const int Days = 7;

    /// <summary>The distance of two ids that are so many days apart.</summary>
    public const long IdDistance = Days * 24L * 60 * 60 * 1_000 << TimeSortableId.LowBits;

    public static RepostOf Of(Tweet tweet) => new(tweet.Id, tweet.Author.Id, ReplyTo.Other(tweet.ReplyTo, tweet.Author.Id));
}
