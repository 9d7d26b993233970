using System.Collections.Immutable;
using MiniTwitter.Timelines;
using MiniTwitter.Users;

namespace MiniTwitter.Tweets;

/// <summary>Turns ids and stored tweets into what readers see: with their author as it now is, and their facets.</summary>
public sealed class TweetViews(ISiloFeed feed, IUserCards cards, ITweetStore store)
{
    /// <summary>The tweets behind the ids, in the same order; deleted ones are left out.</summary>
    public ValueTask<ImmutableArray<TweetJson>> ShowAsync(TweetId[] ids)
    {
        var tweets = ImmutableArray.CreateBuilder<TweetJson>(ids.Length);
        foreach (var id in ids)
        {
            if (feed.Find(id) is not { } tweet)
                return new(ShowWithStoreAsync(ids));
            tweets.Add(tweet.Json);
        }

        return new(tweets.MoveToImmutable());
    }

    /// <summary>The tweets behind the first ids, up to the first that is not in memory.</summary>
    public IEnumerable<TweetJson> ShowWhatIsInMemory(TweetId[] ids) =>
        ids.Select(feed.Find).TakeWhile(tweet => tweet is not null).Select(tweet => tweet!.Json);

    /// <summary>The tweets as shown, in the same order.</summary>
    public async ValueTask<ImmutableArray<TweetJson>> ShowAsync(ImmutableArray<StoredTweet> stored) =>
        [.. (await ViewAsync(stored)).Select(TweetJson.Of)];

    /// <summary>One tweet, or null when it is deleted or never was.</summary>
    public async ValueTask<Tweet?> FindAsync(TweetId id) =>
        feed.Find(id)?.Tweet ?? (await ViewAsync(await store.ReadTweetsAsync([id]))).FirstOrDefault();

    public static Tweet View(StoredTweet tweet, Author author) => new(
        tweet.Id, author, tweet.Text, TweetFacets.Find(tweet.Text), tweet.Id.CreatedAt, tweet.EditedAt, tweet.ReplyTo,
        tweet.Counts.Replies, tweet.Counts.Likes);

    /// <summary>The tweets, in the same order.</summary>
    public async Task<ImmutableArray<Tweet>> ViewAsync(ImmutableArray<StoredTweet> stored)
    {
        var authors = await cards.GetAsync([.. stored.Select(tweet => tweet.Author).Distinct()]);
        return [.. stored.Select(tweet => View(tweet, authors[tweet.Author].Profile.ToAuthor()))];
    }

    private async Task<ImmutableArray<TweetJson>> ShowWithStoreAsync(TweetId[] ids)
    {
        var found = new Dictionary<TweetId, TweetJson>(ids.Length);
        foreach (var id in ids)
        {
            if (feed.Find(id) is { } tweet)
                found[id] = tweet.Json;
        }

        var missing = await store.ReadTweetsAsync([.. ids.Where(id => !found.ContainsKey(id))]);
        foreach (var tweet in await ViewAsync(missing))
            found[tweet.Id] = TweetJson.Of(tweet);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }
}
