using System.Collections.Immutable;
using MiniTwitter.Timelines;
using MiniTwitter.Users;

namespace MiniTwitter.Tweets;

/// <summary>
/// Turns ids and stored tweets into what readers see: with their author as it now is, their facets, and the tweets that they
/// quote or repost. What is in memory costs nothing; for all the rest of a page the database is asked once for each kind.
/// </summary>
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

    /// <summary>The tweets as shown, in the same order; reposts of what is deleted are left out.</summary>
    public async ValueTask<ImmutableArray<TweetJson>> ShowAsync(ImmutableArray<StoredTweet> stored) =>
        [.. (await ViewAsync(stored)).Select(TweetJson.Of)];

    /// <summary>One tweet, or null when it is deleted, never was, or is a repost.</summary>
    public async ValueTask<Tweet?> FindAsync(TweetId id)
    {
        var found = feed.Find(id)?.Tweet ?? (await ViewAsync(await store.ReadTweetsAsync([id]))).FirstOrDefault();
        return found is { RepostedBy: null } ? found : null;
    }

    /// <summary>The tweets, in the same order; reposts of what is deleted are left out.</summary>
    public async Task<ImmutableArray<Tweet>> ViewAsync(ImmutableArray<StoredTweet> stored)
    {
        var authors = await cards.GetAsync([.. stored.Select(tweet => tweet.Author).Distinct()]);
        var originals = await FindAllAsync([.. stored.Select(tweet => tweet.RepostOf?.Id).OfType<TweetId>().Distinct()]);
        var quoted = await FindQuotedAsync([.. stored.Select(tweet => tweet.QuoteOf).OfType<TweetId>().Distinct()]);
        return [.. stored.Select(View).OfType<Tweet>()];

        Tweet? View(StoredTweet tweet)
        {
            var author = authors[tweet.Author].Profile.ToAuthor();
            if (tweet.RepostOf is null)
                return TweetViews.View(tweet, author, tweet.QuoteOf is { } quote ? new Quote(quote, quoted.GetValueOrDefault(quote)) : null);
            return originals.TryGetValue(tweet.RepostOf.Id, out var original) ? original with { RepostedBy = ViewRepost(tweet, author) } : null;
        }
    }

    /// <summary>A tweet that is no repost.</summary>
    public static Tweet View(StoredTweet tweet, Author author, Quote? quote) => new(
        tweet.Id, author, tweet.Text, TweetFacets.Find(tweet.Text), tweet.Id.CreatedAt, tweet.EditedAt, tweet.ReplyTo,
        tweet.Counts.Replies, tweet.Counts.Likes, tweet.Counts.Reposts, tweet.Counts.Quotes, quote);

    /// <summary>The repost that an entry of a timeline is.</summary>
    public static Repost ViewRepost(StoredTweet repost, Author user) => new(repost.Id, user, repost.Id.CreatedAt);

    /// <summary>The tweets behind the ids, without what is deleted and what is a repost.</summary>
    public async Task<IReadOnlyDictionary<TweetId, Tweet>> FindAllAsync(TweetId[] ids)
    {
        var (found, missing) = FindInMemory(ids);
        if (missing.Length > 0)
        {
            foreach (var tweet in await ViewAsync(await store.ReadTweetsAsync(missing)))
                found[tweet.Id] = tweet;
        }

        return found;
    }

    private async Task<IReadOnlyDictionary<TweetId, QuotedTweet>> FindQuotedAsync(TweetId[] ids)
    {
        var (found, missing) = FindInMemory(ids);
        var quoted = found.ToDictionary(tweet => tweet.Key, tweet => QuotedTweet.Of(tweet.Value));
        if (missing.Length > 0)
        {
            var stored = await store.ReadTweetsAsync(missing);
            var authors = await cards.GetAsync([.. stored.Select(tweet => tweet.Author).Distinct()]);
            foreach (var tweet in stored)
                quoted[tweet.Id] = QuotedTweet.Of(View(tweet, authors[tweet.Author].Profile.ToAuthor(), quote: null));
        }

        return quoted;
    }

    private (Dictionary<TweetId, Tweet> Found, TweetId[] Missing) FindInMemory(TweetId[] ids)
    {
        var found = ids.Select(feed.Find).OfType<ShownTweet>().ToDictionary(shown => shown.Tweet.Id, shown => shown.Tweet);
        return (found, [.. ids.Where(id => !found.ContainsKey(id))]);
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
            found[tweet.EntryId] = TweetJson.Of(tweet);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }
}
