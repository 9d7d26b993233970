namespace MiniTwitter.Tweets;

/// <summary>A tweet as readers see it now. Its JSON is written when it is first shown on a page, and kept.</summary>
public sealed class ShownTweet(Tweet tweet)
{
    private byte[]? _utf8;

    public Tweet Tweet { get; } = tweet;

    /// <summary>From any thread: two that come at once write the same.</summary>
    public TweetJson Json => new(_utf8 ??= TweetJson.Of(Tweet).Utf8, Tweet.Id);
}
