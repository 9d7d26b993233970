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
        await cards.FindAsync(handle) is { } user && await ShowAsync([user], viewer) is [var shown]
            ? shown
            : Refusal.UserNotFound;

    public Task<Result<Page<User>>> GetFollowersAsync(Handle handle, UserId? viewer, PageRequest page) =>
        ReadAsync(handle, EdgeDirection.Followers, viewer, page);

    public Task<Result<Page<User>>> GetFollowingAsync(Handle handle, UserId? viewer, PageRequest page) =>
        ReadAsync(handle, EdgeDirection.Following, viewer, page);

    public Task<Result<Page<User>>> GetLikersAsync(TweetId tweet, UserId? viewer, PageRequest page) =>
        ReadAsync(tweet, TweetMarks.Liked, viewer, page);

    public Task<Result<Page<User>>> GetRepostersAsync(TweetId tweet, UserId? viewer, PageRequest page) =>
        ReadAsync(tweet, TweetMarks.Reposted, viewer, page);

    private async Task<Result<Page<User>>> ReadAsync(TweetId tweet, TweetMarks mark, UserId? viewer, PageRequest page) =>
        await views.FindAsync(tweet) is null
            ? Refusal.TweetNotFound
            : await ReadAsync(viewer, page, (before, after, limit) => store.ReadMarkersAsync(tweet, mark, before, after, limit));

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
        return new Page<User>(await ShowAsync(shown, viewer), before, After: null);
    }

    private async Task<Result<Page<User>>> ReadAsync(Handle handle, EdgeDirection direction, UserId? viewer, PageRequest page) =>
        await cards.FindAsync(handle) is { } user
            ? await ReadAsync(viewer, page, (before, after, limit) => store.ReadEdgesAsync(user, direction, before, after, limit))
            : Refusal.UserNotFound;

    private async Task<Result<Page<User>>> ReadAsync(
        UserId? viewer, PageRequest page, Func<long, long?, int, Task<ImmutableArray<Edge<UserId>>>> read)
    {
        var found = await EdgePages.ReadAsync(page, read);
        return found.Succeeded(out var users, out var refusal)
            ? new Page<User>(await ShowAsync(users.Items, viewer), users.Before, users.After)
            : refusal;
    }

    private async Task<ImmutableArray<User>> ShowAsync(ImmutableArray<UserId> users, UserId? viewer)
    {
        var known = await cards.GetAsync(users);
        var (following, followedBy) = viewer is { } me
            ? await store.ReadRelationshipsAsync(me, users)
            : ([], []);
        return [.. users.Where(known.ContainsKey).Select(user => known[user].ToUser(Relate(user)))];

        Relationship? Relate(UserId user) =>
            viewer is null || viewer == user
                ? null
                : new Relationship(following.Contains(user), followedBy.Contains(user), Blocking: false, Muting: false);
    }
}
