using System.Collections.Immutable;
using MiniTwitter.Timelines;
using MiniTwitter.Users;
using Orleans.Concurrency;

namespace MiniTwitter.Tweets;

[GrainType("mt.tweet-reader"), StatelessWorker]
internal sealed class TweetReaderGrain(
    IUserCards cards, ITweetStore store, TweetViews views, TimelinePages pages, TweetThreads threads, HashtagPages hashtags) : Grain, ITweetReaderGrain
{
    // The names of its fields and the time.
    private const int BytesOfVersion = 60;

    public async Task<Result<Tweet>> GetAsync(TweetId tweet) =>
        await views.FindAsync(tweet) is { } found ? found : Refusal.TweetNotFound;

    public async Task<Result<ImmutableArray<TweetVersion>>> GetHistoryAsync(TweetId tweet, UserId? viewer)
    {
        var read = await GetHistoryAsync(tweet, viewer, new PageRequest(ApiLimits.PageMax, Before: null, After: null));
        return read.Succeeded(out var page, out var refusal) ? page.Items : refusal;
    }

    public async Task<Result<Page<TweetVersion>>> GetHistoryAsync(TweetId tweet, UserId? viewer, PageRequest page)
    {
        // A version's place is the sequence number of the edit that replaced it.
        var before = long.MaxValue;
        if (page.After is not null || (page.Before is not null && !TimelineCursor.TryParseEdge(page.Before, out before)))
            return Refusal.BadCursor;
        if (viewer is { } me && (await GrainFactory.GetUser(me).GetTweetAsync(tweet)).Refusal is { } refusal)
            return refusal;
        var found = await store.ReadHistoryAsync(tweet, before, page.Limit + 1);
        if (found.IsEmpty)
            return page.Before is null || await views.FindAsync(tweet) is null ? Refusal.TweetNotFound : new Page<TweetVersion>([], Before: null, After: null);
        var most = found[..Math.Min(page.Limit, found.Length)];
        var shown = most[..PageBytes.Fit(most, version => BytesOfVersion + PageBytes.Of(version.End.Text))];
        var older = shown.Length < found.Length ? TimelineCursor.Edge(shown[^1].Id) : null;
        return new Page<TweetVersion>([.. shown.Reverse().Select(version => version.End)], older, After: null);
    }

    public async Task<Result<TweetThread>> GetThreadAsync(TweetId tweet, UserId? viewer, PageRequest page)
    {
        var found = await threads.ReadAsync(tweet, page);
        if (viewer is not { } me || !found.Succeeded(out var thread, out _))
            return found;
        Tweet[] tweets = [thread.Tweet, .. thread.Ancestors.Select(ancestor => ancestor.Tweet).OfType<Tweet>(), .. thread.Replies.Items];
        var shown = (await ViewerLook.OfAsync(GrainFactory.GetUser(me), tweets)).Show(tweets);
        return shown.TryGetValue(tweet, out var top)
            ? new TweetThread(
                [.. thread.Ancestors.Select(ancestor => ancestor with { Tweet = shown.GetValueOrDefault(ancestor.Id) })],
                top,
                thread.Replies with { Items = [.. thread.Replies.Items.Select(reply => shown.GetValueOrDefault(reply.Id)).OfType<Tweet>()] })
            : Refusal.TweetNotFound;
    }

    public async Task<Result<Page<TweetJson>>> GetByAuthorAsync(UserId author, bool withReplies, UserId? viewer, PageRequest page)
    {
        if (await cards.FindAsync(author) is null)
            return Refusal.UserNotFound;
        return await ShowOfUserAsync(await pages.ReadAsync(TimelineScope.Of(author, withReplies), page), viewer, author);
    }

    public async Task<Result<Page<TweetJson>>> GetLikedByAsync(UserId user, UserId? viewer, PageRequest page)
    {
        if (await cards.FindAsync(user) is null)
            return Refusal.UserNotFound;
        var found = await EdgePages.ReadTweetsAsync(page, views, (before, after, limit) => store.ReadMarkedAsync(user, TweetMarks.Liked, before, after, limit));
        return await ShowOfUserAsync(found, viewer, user);
    }

    public async Task<Result<Page<TweetJson>>> GetQuotesAsync(TweetId tweet, UserId? viewer, PageRequest page)
    {
        if (await views.FindAsync(tweet) is not { } quoted)
            return Refusal.TweetNotFound;
        var found = await EdgePages.ReadTweetsAsync(page, views, (before, after, limit) => store.ReadQuotesAsync(tweet, before, after, limit));
        if (viewer is not { } me)
            return found;
        var look = await LookAsync(me, found, quoted.Author.Id);
        return look.SightOf(quoted.Author.Id) is Sight.Everything ? look.Show(found) : Refusal.TweetNotFound;
    }

    public async Task<Result<Page<TweetJson>>> GetByHashtagAsync(string tag, UserId? viewer, PageRequest page) =>
        await ShowAsync(await hashtags.ReadAsync(tag, page), viewer);

    public async Task<Result<Page<TweetJson>>> ExploreAsync(UserId? viewer, PageRequest page) =>
        await ShowAsync(await pages.ReadAsync(TimelineScope.Everybody, page), viewer);

    private async Task<Result<Page<TweetJson>>> ShowAsync(Result<Page<TweetJson>> found, UserId? viewer) =>
        viewer is { } me && found.Value is { Items.IsEmpty: false } ? (await LookAsync(me, found)).Show(found) : found;

    // A list on somebody's profile, which is empty to who has blocked that user.
    private async Task<Result<Page<TweetJson>>> ShowOfUserAsync(Result<Page<TweetJson>> found, UserId? viewer, UserId user)
    {
        if (viewer is not { } me)
            return found;
        var look = await LookAsync(me, found, user);
        return look.SightOf(user) switch
        {
            Sight.Everything => look.Show(found),
            Sight.ProfileOnly => found.Succeeded(out var page, out _) ? new Page<TweetJson>([], Before: null, page.After) : found,
            Sight.Nothing => Refusal.UserNotFound,
        };
    }

    private Task<ViewerLook> LookAsync(UserId viewer, Result<Page<TweetJson>> found, UserId? whose = null) =>
        ViewerLook.OfAsync(GrainFactory.GetUser(viewer), found.Value?.Items ?? [], whose);
}
