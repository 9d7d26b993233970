using System.Collections.Frozen;
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

    public async Task<IReadOnlyDictionary<UserId, Standing>> ReadRelationshipsAsync(UserId viewer, IReadOnlyCollection<UserId> others)
    {
        var rows = await QueryAsync(
            $"""
            SELECT ids.value, f.id, b.id, bl.id, bb.id, mu.id FROM {_sql.Ids("$2")}
            LEFT JOIN follows f ON f.follower = $1 AND f.followee = ids.value
            LEFT JOIN follows b ON b.follower = ids.value AND b.followee = $1
            LEFT JOIN blocks bl ON bl.user_id = $1 AND bl.other = ids.value
            LEFT JOIN blocks bb ON bb.user_id = ids.value AND bb.other = $1
            LEFT JOIN mutes mu ON mu.user_id = $1 AND mu.other = ids.value
            """,
            row => (User: MapUserId(row), Standing: new Standing(!row.IsDBNull(1), !row.IsDBNull(2), !row.IsDBNull(3), !row.IsDBNull(4), !row.IsDBNull(5))),
            default, viewer.Value, IdsOf(others));
        return rows.ToDictionary(row => row.User, row => row.Standing);
    }

    public Task<Hiding> ReadHidingAsync(UserId user) => database.ReadSnapshotAsync(
        async session => new Hiding(
            (await session.QueryAsync("SELECT other FROM blocks WHERE user_id = $1", MapUserId, user.Value)).ToFrozenSet(),
            (await session.QueryAsync("SELECT user_id FROM blocks WHERE other = $1", MapUserId, user.Value)).ToFrozenSet(),
            (await session.QueryAsync("SELECT other FROM mutes WHERE user_id = $1", MapUserId, user.Value)).ToFrozenSet()),
        CancellationToken.None);

    public Task<ImmutableArray<Edge<UserId>>> ReadHiddenAsync(UserId user, HidingKind kind, long before, long? after, int limit) =>
        QueryEdgesAsync(
            $"SELECT h.id, h.other FROM {AppendSql.TableOf(kind)} h WHERE h.user_id = $1", "h.id", user.Value, before, after, limit, id => new UserId(id));

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
