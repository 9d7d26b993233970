using System.Collections.Immutable;
using MiniTwitter.Users;

namespace MiniTwitter.Tweets;

/// <summary>What a tweet quotes. It stays when that tweet is deleted.</summary>
/// <param name="Id">The quoted tweet.</param>
/// <param name="Tweet">As it now is; null when it is deleted.</param>
[GenerateSerializer, Immutable, Alias("mt.Quote")]
public sealed record Quote([property: Id(0)] TweetId Id, [property: Id(1)] QuotedTweet? Tweet);

/// <summary>A tweet within another one: without counts, and without what it quotes itself.</summary>
/// <param name="Text">As in <see cref="Tweets.Tweet"/>.</param>
[GenerateSerializer, Immutable, Alias("mt.QuotedTweet")]
public sealed record QuotedTweet(
    [property: Id(0)] TweetId Id,
    [property: Id(1)] Author Author,
    [property: Id(2)] string Text,
    [property: Id(3)] ImmutableArray<Facet> Facets,
    [property: Id(4)] DateTimeOffset CreatedAt,
    [property: Id(5)] DateTimeOffset? EditedAt)
{
    public static QuotedTweet Of(Tweet tweet) => new(tweet.Id, tweet.Author, tweet.Text, tweet.Facets, tweet.CreatedAt, tweet.EditedAt);
}
