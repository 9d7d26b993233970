using System.Collections.Immutable;
using MiniTwitter.Timelines;
using MiniTwitter.Users;
using Orleans.Concurrency;

namespace MiniTwitter.Tweets;

[GrainType("mt.tweet-reader"), StatelessWorker]
internal sealed class TweetReaderGrain(
    ISiloFeed feed, IUserCards cards, ITweetStore store, TweetViews views, TimelinePages pages, TweetThreads threads) : Grain, ITweetReaderGrain
{
    public async Task<Result<Tweet>> GetAsync(TweetId tweet) =>
        await views.FindAsync(tweet) is { } found ? found : Refusal.TweetNotFound;

    public async Task<Result<ImmutableArray<TweetVersion>>> GetHistoryAsync(TweetId tweet)
    {
        var versions = await store.ReadHistoryAsync(tweet);
        return versions.IsEmpty ? Refusal.TweetNotFound : versions;
    }

    public Task<Result<TweetThread>> GetThreadAsync(TweetId tweet, PageRequest page) => threads.ReadAsync(tweet, page);

    public async Task<Result<Page<TweetJson>>> GetByAuthorAsync(UserId author, bool withReplies, PageRequest page)
    {
        if (await cards.FindAsync(author) is null)
            return Refusal.UserNotFound;
        var scope = TimelineScope.Of(author, withReplies);
        var position = feed.Position;
        return await pages.ReadAsync(feed.Recall(scope), position, scope, page);
    }

    public async Task<Result<Page<TweetJson>>> ExploreAsync(PageRequest page)
    {
        var position = feed.Position;
        return await pages.ReadAsync(feed.Recall(TimelineScope.Everybody), position, TimelineScope.Everybody, page);
    }
}
