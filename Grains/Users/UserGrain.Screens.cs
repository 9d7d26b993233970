using System.Collections.Immutable;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;

namespace MiniTwitter.Users;

/// <summary>The tweets that the user has on its screens: their counts are told while they change.</summary>
internal sealed partial class UserGrain
{
    // What comes into view is told at once, as far as it is in memory: it may have been counted since it was read.
    private void LookAt(WatchingNode node, ImmutableArray<TweetId> onScreen)
    {
        var before = node.OnScreen;
        if (before.AsSpan().SequenceEqual(onScreen.AsSpan()))
            return;
        node.OnScreen = onScreen;
        WatchCounts();
        node.TellCounts(onScreen.Except(before).Select(feed.Find).OfType<ShownTweet>().Where(IsSeen).Select(shown => Counted(shown.Tweet)));
    }

    private void WatchCounts() => feed.WatchCounts(_inbox, [.. _watching.Observers.Values.SelectMany(node => node.OnScreen).Distinct()]);

    private async Task TellCountsAsync(IReadOnlyCollection<TweetId> tweets)
    {
        try
        {
            var known = tweets.Select(feed.Find).OfType<ShownTweet>().ToList();
            var counts = known.Where(IsSeen).Select(shown => Counted(shown.Tweet)).ToList();
            if (known.Count < tweets.Count)
            {
                TweetId[] old = [.. tweets.Except(known.Select(shown => shown.Tweet.Id))];
                counts.AddRange((await store.ReadTweetsAsync(old)).Where(stored => !_hiding.Hides(stored.Author)).Select(stored => Counted(stored.Id, stored.Counts)));
            }

            _watching.Notify(node => node.TellCounts(counts));
        }
        catch (StorageUnavailableException)
        {
            // Old tweets are counted in the database. They are told the next time.
        }
    }

    private bool IsSeen(ShownTweet shown) => !_hiding.Hides(shown.Tweet.Author.Id);

    private static CountedTweet Counted(Tweet tweet) =>
        new(tweet.Id, tweet.RepliesCount, tweet.LikesCount, tweet.RepostsCount, tweet.QuotesCount);

    private static CountedTweet Counted(TweetId tweet, TweetCounts counts) =>
        new(tweet, counts.Replies, counts.Likes, counts.Reposts, counts.Quotes);
}
