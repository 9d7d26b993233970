namespace MiniTwitter.Tweets;

/// <summary>A tweet or a repost as readers see it now. Its JSON is written when it is first shown on a page, and kept.</summary>
public sealed class ShownTweet
{
    private readonly ShownTweet? _original;
    private TweetBody? _body;
    private TweetParts? _parts;

    public ShownTweet(Tweet tweet) => Tweet = tweet;

    /// <summary>A repost. What it shows is written only once, wherever it stands.</summary>
    public ShownTweet(ShownTweet original, Repost repost)
    {
        _original = original;
        Tweet = original.Tweet with { RepostedBy = repost };
    }

    public Tweet Tweet { get; }

    /// <summary>From any thread: two that come at once write the same.</summary>
    public TweetJson Json => new(Body, Parts: Tweet is { QuoteOf: null, RepostedBy: null } ? null : _parts ??= TweetJson.PartsOf(Tweet));

    private TweetBody Body => _body ??= _original?.Body ?? TweetJson.Of(Tweet).Body;
}
