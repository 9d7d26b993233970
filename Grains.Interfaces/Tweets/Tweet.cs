using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MiniTwitter.Users;

namespace MiniTwitter.Tweets;

/// <summary>A tweet as the API shows it.</summary>
/// <param name="Text">Plain text in NFC, ends trimmed, 1–280 grapheme clusters with links counted as 23.</param>
/// <param name="Facets">Mentions, hashtags and links in the text, by position; they never overlap.</param>
/// <param name="CreatedAt">When it was posted, to the millisecond.</param>
/// <param name="EditedAt">When it was last edited, or null.</param>
/// <param name="ReplyTo">The tweet that it answers, or null.</param>
/// <param name="RepliesCount">Direct replies that are not deleted.</param>
/// <param name="LikesCount">Users who like it.</param>
/// <param name="RepostsCount">Users who have reposted it.</param>
/// <param name="QuotesCount">Tweets that quote it and are not deleted.</param>
/// <param name="QuoteOf">The tweet that it quotes, or null.</param>
/// <param name="RepostedBy">Whose repost brought it into a timeline; null where it stands by itself.</param>
/// <param name="Liked">The viewer likes it; false when signed out.</param>
/// <param name="Bookmarked">The viewer has bookmarked it; false when signed out.</param>
/// <param name="Reposted">The viewer has reposted it; false when signed out.</param>
[GenerateSerializer, Immutable, Alias("mt.Tweet")]
public sealed record Tweet(
    [property: Id(0)] TweetId Id,
    [property: Id(1)] Author Author,
    [property: Id(2)] string Text,
    [property: Id(3)] ImmutableArray<Facet> Facets,
    [property: Id(4)] DateTimeOffset CreatedAt,
    [property: Id(5)] DateTimeOffset? EditedAt,
    [property: Id(6)] ReplyTo? ReplyTo = null,
    [property: Id(7)] int RepliesCount = 0,
    [property: Id(8)] int LikesCount = 0,
    [property: Id(11)] int RepostsCount = 0,
    [property: Id(12)] int QuotesCount = 0,
    // From here on another part of the JSON, so that it begins alike wherever and to whomever it is shown: see TweetJson.
    [property: Id(13)] Quote? QuoteOf = null,
    [property: Id(14)] Repost? RepostedBy = null,
    [property: Id(9)] bool Liked = false,
    [property: Id(10)] bool Bookmarked = false,
    [property: Id(15)] bool Reposted = false)
{
    /// <summary>Its place in a timeline.</summary>
    [JsonIgnore]
    public TweetId EntryId => RepostedBy?.Id ?? Id;

    /// <summary>The tweet as somebody with these marks sees it.</summary>
    public Tweet With(TweetMarks marks) => this with
    {
        Liked = marks.HasFlag(TweetMarks.Liked),
        Bookmarked = marks.HasFlag(TweetMarks.Bookmarked),
        Reposted = marks.HasFlag(TweetMarks.Reposted),
    };
}

/// <summary>What a stretch of text stands for.</summary>
public enum FacetKind
{
    /// <summary><c>@handle</c>; the target is the handle.</summary>
    Mention,

    /// <summary><c>#tag</c>; the target is the tag without <c>#</c>.</summary>
    Hashtag,

    /// <summary>An http(s) address; the target is the absolute address.</summary>
    Link,
}

/// <summary>A stretch of a tweet's text that means something.</summary>
/// <param name="Start">First UTF-16 code unit, from 0.</param>
/// <param name="Length">UTF-16 code units, the sign (@, #) included.</param>
[GenerateSerializer, Immutable, Alias("mt.Facet")]
public sealed record Facet(
    [property: Id(0)] FacetKind Kind,
    [property: Id(1)] int Start,
    [property: Id(2)] int Length,
    [property: Id(3)] string Target);

/// <summary>One version of a tweet's text.</summary>
/// <param name="At">When this version was acknowledged.</param>
[GenerateSerializer, Immutable, Alias("mt.TweetVersion")]
public sealed record TweetVersion([property: Id(0)] string Text, [property: Id(1)] DateTimeOffset At);
