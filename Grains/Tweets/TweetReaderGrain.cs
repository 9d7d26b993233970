using System.Collections.Immutable;
using MiniTwitter.Timelines;
using MiniTwitter.Users;
using Orleans.Concurrency;

namespace MiniTwitter.Tweets;

[GrainType("mt.tweet-reader"), StatelessWorker]
internal sealed class TweetReaderGrain(
    ISiloFeed feed, IUserCards cards, ITweetStore store, TweetViews views, TimelinePages pages, TweetThreads threads, HashtagPages hashtags) : Grain, ITweetReaderGrain
{
    public async Task<Result<Tweet>> GetAsync(TweetId tweet) =>
        await views.FindAsync(tweet) is { } found ? found : Refusal.TweetNotFound;

    public async Task<Result<ImmutableArray<TweetVersion>>> GetHistoryAsync(TweetId tweet)
    {
        var versions = await store.ReadHistoryAsync(tweet);
        return versions.IsEmpty ? Refusal.TweetNotFound : versions;
    }

    public async Task<Result<TweetThread>> GetThreadAsync(TweetId tweet, UserId? viewer, PageRequest page)
    {
        var found = await threads.ReadAsync(tweet, page);
        if (viewer is not { } me || !found.Succeeded(out var thread, out _))
            return found;
        ImmutableArray<TweetId> ids =
        [
            thread.Tweet.Id, .. thread.Ancestors.Select(ancestor => ancestor.Id), .. thread.Replies.Items.Select(reply => reply.Id),
        ];
        var marks = await GrainFactory.GetUser(me).GetMarksAsync(ids);
        var marksOf = ids.Zip(marks).ToDictionary(marked => marked.First, marked => marked.Second);
        return new TweetThread(
            [.. thread.Ancestors.Select(ancestor => ancestor with { Tweet = ancestor.Tweet?.With(marksOf[ancestor.Id]) })],
            thread.Tweet.With(marksOf[tweet]),
            thread.Replies with { Items = [.. thread.Replies.Items.Select(reply => reply.With(marksOf[reply.Id]))] });
    }

    public async Task<Result<Page<TweetJson>>> GetByAuthorAsync(UserId author, bool withReplies, UserId? viewer, PageRequest page)
    {
        if (await cards.FindAsync(author) is null)
            return Refusal.UserNotFound;
        return await ReadAsync(TimelineScope.Of(author, withReplies), viewer, page);
    }

    public async Task<Result<Page<TweetJson>>> GetLikedByAsync(UserId user, UserId? viewer, PageRequest page)
    {
        if (await cards.FindAsync(user) is null)
            return Refusal.UserNotFound;
        return await ReadAsync(page, (before, after, limit) => store.ReadMarkedAsync(user, TweetMarks.Liked, before, after, limit), viewer);
    }

    public async Task<Result<Page<TweetJson>>> GetQuotesAsync(TweetId tweet, UserId? viewer, PageRequest page) =>
        await views.FindAsync(tweet) is null
            ? Refusal.TweetNotFound
            : await ReadAsync(page, (before, after, limit) => store.ReadQuotesAsync(tweet, before, after, limit), viewer);

    public async Task<Result<Page<TweetJson>>> GetByHashtagAsync(string tag, UserId? viewer, PageRequest page)
    {
        var found = await hashtags.ReadAsync(tag, page);
        return found.Succeeded(out var tweets, out _) ? await MarkAsync(tweets, viewer) : found;
    }

    public Task<Result<Page<TweetJson>>> ExploreAsync(UserId? viewer, PageRequest page) => ReadAsync(TimelineScope.Everybody, viewer, page);

    private async Task<Result<Page<TweetJson>>> ReadAsync(TimelineScope scope, UserId? viewer, PageRequest page)
    {
        var position = feed.Position;
        var found = await pages.ReadAsync(feed.Recall(scope), position, scope, page);
        return found.Succeeded(out var tweets, out _) ? await MarkAsync(tweets, viewer) : found;
    }

    private async Task<Result<Page<TweetJson>>> ReadAsync(
        PageRequest page, Func<long, long?, int, Task<ImmutableArray<Edge<TweetId>>>> read, UserId? viewer)
    {
        var found = await EdgePages.ReadAsync(page, read);
        return found.Succeeded(out var tweets, out var refusal)
            ? await MarkAsync(new Page<TweetJson>(await views.ShowAsync([.. tweets.Items]), tweets.Before, tweets.After), viewer)
            : refusal;
    }

    // One call for the whole page, to the viewer's own grain, which has its marks in memory.
    private async Task<Page<TweetJson>> MarkAsync(Page<TweetJson> page, UserId? viewer)
    {
        if (viewer is not { } me || page.Items.IsEmpty)
            return page;
        var marks = await GrainFactory.GetUser(me).GetMarksAsync([.. page.Items.Select(tweet => tweet.Id)]);
        return page with { Items = [.. page.Items.Zip(marks, (tweet, mark) => tweet with { Marks = mark })] };
    }
}
