using System.Collections.Immutable;
using MiniTwitter.Timelines;
using MiniTwitter.Users;

namespace MiniTwitter.Tweets;

/// <summary>Turns ids and stored tweets into what readers see: with their author as it now is, and their facets.</summary>
public sealed class TweetViews(ISiloFeed feed, IUserCards cards, ITweetStore store)
{
    /// <summary>The tweets behind the ids, in the same order; deleted ones are left out.</summary>
    public ValueTask<ImmutableArray<Tweet>> ShowAsync(TweetId[] ids)
    {
        var tweets = ImmutableArray.CreateBuilder<Tweet>(ids.Length);
        foreach (var id in ids)
        {
            if (feed.Find(id) is not { } tweet)
                return new(ShowWithStoreAsync(ids));
            tweets.Add(tweet);
        }

        return new(tweets.MoveToImmutable());
    }

    /// <summary>The tweets behind the first ids, up to the first that is not in memory.</summary>
    public IEnumerable<Tweet> ShowWhatIsInMemory(TweetId[] ids) => ids.Select(feed.Find).TakeWhile(tweet => tweet is not null).OfType<Tweet>();

    /// <summary>The tweets as shown, in the same order.</summary>
    public async ValueTask<ImmutableArray<Tweet>> ShowAsync(ImmutableArray<StoredTweet> stored)
    {
        var authors = await cards.GetAsync([.. stored.Select(tweet => tweet.Author).Distinct()]);
        return [.. stored.Select(tweet => View(tweet, authors[tweet.Author].Profile.ToAuthor()))];
    }

    /// <summary>One tweet, or null when it is deleted or never was.</summary>
    public async ValueTask<Tweet?> FindAsync(TweetId id) => (await ShowAsync([id])).FirstOrDefault();

    public static Tweet View(StoredTweet tweet, Author author) =>
        new(tweet.Id, author, tweet.Text, TweetFacets.Find(tweet.Text), tweet.Id.CreatedAt, tweet.EditedAt);

    private async Task<ImmutableArray<Tweet>> ShowWithStoreAsync(TweetId[] ids)
    {
        var found = ids.Select(feed.Find).OfType<Tweet>().ToDictionary(tweet => tweet.Id);
        var missing = await store.ReadTweetsAsync([.. ids.Where(id => !found.ContainsKey(id))]);
        foreach (var tweet in await ShowAsync(missing))
            found[tweet.Id] = tweet;
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }
}
