using System.Collections.Immutable;
using System.Data.Common;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Storage;

internal sealed partial class TweetStore
{
    public async Task<UserId?> FindUserAsync(Handle handle) =>
        await QueryAsync("SELECT id FROM users WHERE handle_key = $1", MapUserId, default, handle.Key) is [var user] ? user : null;

    public Task<(ImmutableArray<UserCard> Cards, LogPosition AsOf)> ReadUsersAsync(IReadOnlyCollection<UserId> ids) =>
        database.ReadSnapshotAsync(
            async session =>
            {
                var heads = await ReadHeadsAsync(session);
                var cards = await session.QueryAsync(
                    $"""
                    SELECT {ProfileColumns},
                        (SELECT count(*) FROM tweets t WHERE t.author = u.id AND t.deleted_at IS NULL)
                            - (SELECT count(*) FROM reposts r WHERE r.user_id = u.id),
                        (SELECT count(*) FROM follows f WHERE f.followee = u.id),
                        (SELECT count(*) FROM follows f WHERE f.follower = u.id)
                    FROM users u JOIN {_sql.Ids("$1")} ON u.id = ids.value
                    """,
                    MapCard, IdsOf(ids));
                return (cards.ToImmutableArray(), heads);
            },
            CancellationToken.None);

    public async Task<ImmutableArray<UserId>> ReadFolloweesAsync(UserId follower) =>
        [.. await QueryAsync("SELECT followee FROM follows WHERE follower = $1", MapUserId, default, follower.Value)];

    public async Task<ImmutableArray<Edge<UserId>>> ReadEdgesAsync(UserId user, EdgeDirection direction, long before, long? after, int limit)
    {
        var (own, other) = direction switch
        {
            EdgeDirection.Followers => ("followee", "follower"),
            EdgeDirection.Following => ("follower", "followee"),
        };
        return await QueryEdgesAsync($"SELECT f.id, f.{other} FROM follows f WHERE f.{own} = $1", "f.id", user.Value, before, after, limit, id => new UserId(id));
    }

    public async Task<(ImmutableHashSet<UserId> Following, ImmutableHashSet<UserId> FollowedBy)> ReadRelationshipsAsync(
        UserId viewer, IReadOnlyCollection<UserId> others)
    {
        var rows = await QueryAsync(
            $"""
            SELECT ids.value, f.id, b.id FROM {_sql.Ids("$2")}
            LEFT JOIN follows f ON f.follower = $1 AND f.followee = ids.value
            LEFT JOIN follows b ON b.follower = ids.value AND b.followee = $1
            """,
            row => (User: MapUserId(row), Following: !row.IsDBNull(1), FollowedBy: !row.IsDBNull(2)), default, viewer.Value, IdsOf(others));
        return ([.. rows.Where(row => row.Following).Select(row => row.User)], [.. rows.Where(row => row.FollowedBy).Select(row => row.User)]);
    }

    // $1 is whose edges they are.
    private async Task<ImmutableArray<Edge<T>>> QueryEdgesAsync<T>(
        string sql, string id, long whose, long before, long? after, int limit, Func<long, T> end)
    {
        var (range, order) = after is null ? ($"{id} < $2", $"{id} DESC") : ($"{id} > $2", id);
        return [.. await QueryAsync(
            $"{sql} AND {range} ORDER BY {order} LIMIT $3",
            row => new Edge<T>(row.GetInt64(0), end(row.GetInt64(1))), default, whose, after ?? before, (long)limit)];
    }

    private static Handle ParseHandle(string text) =>
        Handle.TryParse(text, out var handle) ? handle : throw new InvalidDataException($"The database holds the handle {text}, which is none.");

    private static UserId MapUserId(DbDataReader row) => new(row.GetInt64(0));

    private static UserCard MapCard(DbDataReader row) =>
        new(MapProfile(row), (int)row.GetInt64(9), (int)row.GetInt64(10), (int)row.GetInt64(11));

    /// <summary>The profile in the first columns of a row.</summary>
    public static Profile MapProfile(DbDataReader row) => new(
        new UserId(row.GetInt64(0)),
        ParseHandle(row.GetString(1)),
        row.GetString(2),
        GetText(row, 3),
        GetText(row, 4),
        GetText(row, 5),
        GetText(row, 6),
        GetText(row, 7),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(8)));
}
