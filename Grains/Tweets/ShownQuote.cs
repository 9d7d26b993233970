using MiniTwitter.Users;

namespace MiniTwitter.Tweets;

/// <summary>A tweet as others show it that quote it: one object and one JSON for all of them.</summary>
/// <param name="tweet">The quoted tweet.</param>
/// <param name="author">Its author, as it was when this was made.</param>
public sealed class ShownQuote(QuotedTweet tweet, Author author)
{
    private byte[]? _json;

    public Author Author { get; } = author;

    public Quote Quote { get; } = new(tweet.Id, tweet);

    /// <summary>From any thread: two that come at once write the same.</summary>
    public byte[] Json => _json ??= TweetJson.QuoteJson(Quote);
}
