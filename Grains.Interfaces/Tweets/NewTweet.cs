namespace MiniTwitter.Tweets;

/// <summary>What somebody wants to say.</summary>
/// <param name="Text">Not checked yet.</param>
/// <param name="ReplyTo">The tweet that it answers, or null.</param>
/// <param name="QuoteOf">The tweet that it quotes, or null.</param>
[GenerateSerializer, Immutable, Alias("mt.NewTweet")]
public sealed record NewTweet(
    [property: Id(0)] string Text,
    [property: Id(1)] TweetId? ReplyTo = null,
    [property: Id(2)] TweetId? QuoteOf = null);
