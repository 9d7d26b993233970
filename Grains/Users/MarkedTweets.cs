using MiniTwitter.Tweets;

namespace MiniTwitter.Users;

/// <summary>The newest tweets that a user has marked in one way: all of them above a floor, by which most pages are answered from memory.</summary>
/// <param name="newest">At most <see cref="Capacity"/>, the newest by id.</param>
internal sealed class MarkedTweets(IReadOnlyCollection<TweetId> newest)
{
    /// <summary>Most tweets that are read from the database; twice as many before older ones are dropped.</summary>
    public const int Capacity = 1_000;

    private SortedSet<TweetId>? _tweets = newest.Count == 0 ? null : [.. newest];
    private TweetId _floor = newest.Count < Capacity ? default : newest.Min();

    /// <summary>Nothing is marked.</summary>
    public bool IsEmpty => _tweets is null && _floor == default;

    /// <summary>Whether the tweet is marked; null when only the database knows.</summary>
    public bool? Contains(TweetId tweet) =>
        tweet.CompareTo(_floor) < 0 ? null : _tweets is not null && _tweets.Contains(tweet);

    public void Set(TweetId tweet, bool isMarked)
    {
        if (tweet.CompareTo(_floor) < 0)
            return;
        if (!isMarked)
            _tweets?.Remove(tweet);
        else if ((_tweets ??= []).Add(tweet) && _tweets.Count > 2 * Capacity)
            Shrink(_tweets);
    }

    private void Shrink(SortedSet<TweetId> tweets)
    {
        foreach (var oldest in tweets.Take(tweets.Count - Capacity).ToArray())
            tweets.Remove(oldest);
        _floor = tweets.Min;
    }
}
