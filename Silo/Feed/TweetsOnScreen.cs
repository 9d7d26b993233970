using MiniTwitter.Timelines;
using MiniTwitter.Tweets;

namespace MiniTwitter.Feed;

/// <summary>
/// Tweet → those of this silo who have it on a screen. However often a tweet is liked, they are told once in a while. Used under
/// the feed's gate.
/// </summary>
internal sealed class TweetsOnScreen
{
    private readonly Dictionary<TweetId, HashSet<TimelineInbox>> _watching = [];
    private readonly HashSet<TweetId> _changed = [];

    public void Watch(TimelineInbox inbox, IReadOnlyCollection<TweetId> tweets)
    {
        foreach (var tweet in inbox.OnScreen.Except(tweets))
        {
            var inboxes = _watching[tweet];
            inboxes.Remove(inbox);
            if (inboxes.Count == 0)
                _watching.Remove(tweet);
        }

        foreach (var tweet in tweets.Except(inbox.OnScreen))
        {
            if (!_watching.TryGetValue(tweet, out var inboxes))
                _watching[tweet] = inboxes = [];
            inboxes.Add(inbox);
        }

        inbox.OnScreen = tweets;
    }

    public void Change(TweetId tweet)
    {
        if (_watching.ContainsKey(tweet))
            _changed.Add(tweet);
    }

    /// <summary>Notes what has changed since the last time, and answers whose grains have to be called.</summary>
    public List<TimelineInbox> Note()
    {
        var called = new List<TimelineInbox>();
        foreach (var tweet in _changed)
            called.AddRange(_watching.GetValueOrDefault(tweet)?.Where(inbox => inbox.NoteCounts(tweet)) ?? []);
        _changed.Clear();
        return called;
    }
}
