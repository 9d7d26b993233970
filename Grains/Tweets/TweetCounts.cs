namespace MiniTwitter.Tweets;

/// <summary>How many have done what with a tweet, or how many more.</summary>
/// <param name="Replies">Direct replies that are not deleted.</param>
/// <param name="Likes">Users who like it.</param>
/// <param name="Reposts">Users who have reposted it.</param>
/// <param name="Quotes">Tweets that quote it and are not deleted.</param>
[GenerateSerializer, Immutable, Alias("mt.TweetCounts")]
public readonly record struct TweetCounts(
    [property: Id(0)] int Replies = 0,
    [property: Id(1)] int Likes = 0,
    [property: Id(2)] int Reposts = 0,
    [property: Id(3)] int Quotes = 0)
{
    public static TweetCounts operator +(TweetCounts left, TweetCounts right) =>
        new(left.Replies + right.Replies, left.Likes + right.Likes, left.Reposts + right.Reposts, left.Quotes + right.Quotes);
}
