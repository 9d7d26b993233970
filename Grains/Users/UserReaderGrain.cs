using System.Collections.Immutable;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using Orleans.Concurrency;

namespace MiniTwitter.Users;

[GrainType("mt.user-reader"), StatelessWorker]
internal sealed class UserReaderGrain(IUserCards cards, ITweetStore store) : Grain, IUserReaderGrain
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

    private async Task<Result<Page<User>>> ReadAsync(Handle handle, EdgeDirection direction, UserId? viewer, PageRequest page)
    {
        var before = long.MaxValue;
        long? after = null;
        if (page.After is not null)
        {
            if (!TimelineCursor.TryParseEdge(page.After, out var newest))
                return Refusal.BadCursor;
            after = newest;
        }
        else if (page.Before is not null && !TimelineCursor.TryParseEdge(page.Before, out before))
        {
            return Refusal.BadCursor;
        }

        if (await cards.FindAsync(handle) is not { } user)
            return Refusal.UserNotFound;

        var edges = await store.ReadEdgesAsync(user, direction, before, after, page.Limit + 1);
        var shown = edges[..Math.Min(page.Limit, edges.Length)];
        if (after is not null)
            shown = [.. shown.Reverse()];
        var newer = shown.Length > 0 ? shown[0].Id : after ?? (page.Before is null ? 0 : before - 1);
        var older = shown.Length > 0 && (after is not null || edges.Length > page.Limit)
            ? TimelineCursor.Edge(shown[^1].Id)
            : null;
        return new Page<User>(
            await ShowAsync([.. shown.Select(edge => edge.User)], viewer), older, TimelineCursor.Edge(newer));
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
