namespace MiniTwitter.Tweets;

/// <summary>A tweet or a repost as readers see it now. Its JSON is written when it is first shown on a page, and kept.</summary>
public sealed class ShownTweet
{
    private readonly ShownTweet? _original;
    private TweetBody? _body;
    private TweetParts? _parts;

    private readonly ShownQuote? _quote;

    /// <param name="tweet">The tweet.</param>
    /// <param name="quote">What it quotes, whose JSON all tweets that quote it share; null when that is nothing or deleted.</param>
    public ShownTweet(Tweet tweet, ShownQuote? quote = null) => (Tweet, _quote) = (tweet, quote);

    /// <summary>A repost. What it shows is written only once, wherever it stands.</summary>
    public ShownTweet(ShownTweet original, Repost repost)
    {
        _original = original;
        _quote = original._quote;
        Tweet = original.Tweet with { RepostedBy = repost };
    }

    public Tweet Tweet { get; }

    /// <summary>From any thread: two that come at once write the same.</summary>
    public TweetJson Json => new(Body, Parts: Tweet is { QuoteOf: null, RepostedBy: null } ? null : _parts ??= MakeParts());

    private TweetParts? MakeParts() => _quote is null ? TweetJson.PartsOf(Tweet) : TweetJson.PartsOf(Tweet, _quote.Json);

    private TweetBody Body => _body ??= _original?.Body ?? TweetJson.Of(Tweet).Body;
}
