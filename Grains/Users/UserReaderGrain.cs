using System.Collections.Immutable;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using Orleans.Concurrency;

namespace MiniTwitter.Users;

[GrainType("mt.user-reader"), StatelessWorker]
internal sealed class UserReaderGrain(IUserCards cards, ITweetStore store, TweetViews views) : Grain, IUserReaderGrain
{
    public async Task<Result<UserId>> FindAsync(Handle handle) =>
        await cards.FindAsync(handle) is { } user ? user : Refusal.UserNotFound;

    public async Task<Result<User>> GetAsync(Handle handle, UserId? viewer) =>
        await cards.FindAsync(handle) is { } user && await ShowAsync([user], viewer, HasProfile) is [var shown]
            ? shown
            : Refusal.UserNotFound;

    public Task<Result<Page<User>>> GetBlockedAsync(UserId viewer, PageRequest page) => ReadAsync(viewer, HidingKind.Blocked, page);

    public Task<Result<Page<User>>> GetMutedAsync(UserId viewer, PageRequest page) => ReadAsync(viewer, HidingKind.Muted, page);

    public Task<Result<Page<User>>> GetFollowersAsync(Handle handle, UserId? viewer, PageRequest page) =>
        ReadAsync(handle, EdgeDirection.Followers, viewer, page);

    public Task<Result<Page<User>>> GetFollowingAsync(Handle handle, UserId? viewer, PageRequest page) =>
        ReadAsync(handle, EdgeDirection.Following, viewer, page);

    public Task<Result<Page<User>>> GetLikersAsync(TweetId tweet, UserId? viewer, PageRequest page) =>
        ReadAsync(tweet, TweetMarks.Liked, viewer, page);

    public Task<Result<Page<User>>> GetRepostersAsync(TweetId tweet, UserId? viewer, PageRequest page) =>
        ReadAsync(tweet, TweetMarks.Reposted, viewer, page);

    private async Task<Result<Page<User>>> ReadAsync(TweetId tweet, TweetMarks mark, UserId? viewer, PageRequest page)
    {
        if (await views.FindAsync(tweet) is not { } found)
            return Refusal.TweetNotFound;
        var markers = await EdgePages.ReadAsync(page, (before, after, limit) => store.ReadMarkersAsync(tweet, mark, before, after, limit));
        return await ShowAsync(markers, viewer, found.Author.Id, (sight, shown) => sight is Sight.Everything ? shown : Refusal.TweetNotFound);
    }

    public async Task<Result<Page<User>>> SearchAsync(string? text, UserId? viewer, PageRequest page)
    {
        var checkedText = SearchText.Check(text, '@');
        if (!checkedText.Succeeded(out var looksFor, out _))
            return checkedText.Errors;
        var skip = 0;
        if (page.Before is not null && !TimelineCursor.TryParsePlace(page.Before, out skip))
            return Refusal.BadCursor;
        var words = SearchWords.OfQuery(looksFor);
        if (words.IsEmpty)
            return new Page<User>([], Before: null, After: null);
        var handle = Handle.TryParse(looksFor, out var exact) ? exact.Key : "";
        var found = await store.FindPeopleAsync(words, handle, viewer, skip, page.Limit + 1);
        var shown = found[..Math.Min(page.Limit, found.Length)];
        var before = found.Length > page.Limit ? TimelineCursor.Place(skip + page.Limit) : null;
        return new Page<User>(await ShowAsync(shown, viewer, IsSeen), before, After: null);
    }

    private async Task<Result<Page<User>>> ReadAsync(Handle handle, EdgeDirection direction, UserId? viewer, PageRequest page)
    {
        if (await cards.FindAsync(handle) is not { } user)
            return Refusal.UserNotFound;
        var found = await EdgePages.ReadAsync(page, (before, after, limit) => store.ReadEdgesAsync(user, direction, before, after, limit));
        return await ShowAsync(found, viewer, user, (sight, shown) => sight switch
        {
            Sight.Everything => shown,
            Sight.ProfileOnly => shown.Succeeded(out var list, out _) ? new Page<User>([], Before: null, list.After) : shown,
            Sight.Nothing => Refusal.UserNotFound,
        });
    }

    private async Task<Result<Page<User>>> ReadAsync(UserId viewer, HidingKind kind, PageRequest page)
    {
        var found = await EdgePages.ReadAsync(page, (before, after, limit) => store.ReadHiddenAsync(viewer, kind, before, after, limit));
        return found.Succeeded(out var users, out var refusal)
            ? new Page<User>(await ShowAsync(users.Items, viewer, HasProfile), users.Before, users.After)
            : refusal;
    }

    // A list that belongs to somebody: what the viewer sees of that user decides.
    private async Task<Result<Page<User>>> ShowAsync(
        Result<Page<UserId>> found, UserId? viewer, UserId whose, Func<Sight, Result<Page<User>>, Result<Page<User>>> decide)
    {
        var isRead = found.Succeeded(out var users, out var refusal);
        var standings = await StandAsync([whose, .. users?.Items ?? []], viewer);
        Result<Page<User>> shown = isRead ? new Page<User>(await ShowAsync(users!.Items, viewer, standings, IsSeen), users.Before, users.After) : refusal;
        return decide(standings.GetValueOrDefault(whose).Sight, shown);
    }

    private async Task<ImmutableArray<User>> ShowAsync(ImmutableArray<UserId> users, UserId? viewer, Func<Sight, bool> isShown) =>
        await ShowAsync(users, viewer, await StandAsync(users, viewer), isShown);

    private async Task<ImmutableArray<User>> ShowAsync(
        ImmutableArray<UserId> users, UserId? viewer, IReadOnlyDictionary<UserId, Standing> standings, Func<Sight, bool> isShown)
    {
        var known = await cards.GetAsync(users);
        return [.. users.Where(user => known.ContainsKey(user) && isShown(standings.GetValueOrDefault(user).Sight)).Select(user => known[user].ToUser(Relate(user)))];

        Relationship? Relate(UserId user) => viewer is null || viewer == user ? null : standings[user].ToRelationship();
    }

    private async Task<IReadOnlyDictionary<UserId, Standing>> StandAsync(ImmutableArray<UserId> users, UserId? viewer) =>
        viewer is { } me ? await store.ReadRelationshipsAsync(me, users) : ImmutableDictionary<UserId, Standing>.Empty;

    private static bool IsSeen(Sight sight) => sight is Sight.Everything;

    private static bool HasProfile(Sight sight) => sight is not Sight.Nothing;
}
