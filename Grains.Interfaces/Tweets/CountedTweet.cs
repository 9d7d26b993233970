namespace MiniTwitter.Tweets;

/// <summary>The counts of a tweet as they now are.</summary>
[GenerateSerializer, Immutable, Alias("mt.CountedTweet")]
public sealed record CountedTweet(
    [property: Id(0)] TweetId Id,
    [property: Id(1)] int RepliesCount,
    [property: Id(2)] int LikesCount,
    [property: Id(3)] int RepostsCount = 0,
    [property: Id(4)] int QuotesCount = 0);
