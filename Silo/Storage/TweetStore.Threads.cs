using System.Collections.Immutable;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;

namespace MiniTwitter.Storage;

/// <summary>Replies, and what they answer.</summary>
internal sealed partial class TweetStore
{
    private const string IsReply = "t.reply_to = $1 AND t.deleted_at IS NULL";

    public Task<ImmutableArray<(TweetId Id, StoredTweet? Tweet)>> ReadAncestorsAsync(TweetId tweet, int limit) => database.ReadAsync(
        async session =>
        {
            var rows = await session.QueryAsync(
                $"""
                WITH RECURSIVE up (id, distance) AS (
                    SELECT t.reply_to, 1 FROM tweets t WHERE t.id = $1 AND t.reply_to IS NOT NULL
                    UNION ALL
                    SELECT t.reply_to, up.distance + 1 FROM up JOIN tweets t ON t.id = up.id
                    WHERE t.reply_to IS NOT NULL AND up.distance < $2)
                SELECT {TweetColumns}, t.deleted_at FROM up JOIN tweets t ON t.id = up.id ORDER BY up.distance DESC
                """,
                row => (Tweet: MapTweet(row), IsDeleted: !row.IsDBNull(12)), tweet.Value, (long)limit);
            var counted = await CountAsync(session, rows.Select(row => row.Tweet));
            return rows.Zip(counted, (row, shown) => (shown.Id, row.IsDeleted ? null : shown)).ToImmutableArray();
        },
        CancellationToken.None);

    public Task<(ImmutableArray<StoredTweet> Replies, LogPosition AsOf)> ReadRepliesAsync(TweetId tweet, ThreadPlace after, int limit) =>
        database.ReadSnapshotAsync(
            async session =>
            {
                var heads = await ReadHeadsAsync(session);
                var own = after.IsOthers ? [] : await ReadAsync("t.author = t.reply_author", after.Id, limit);
                return own.Length == limit
                    ? (own, heads)
                    : ([.. own, .. await ReadAsync("t.author <> t.reply_author", after.IsOthers ? after.Id : default, limit - own.Length)], heads);

                ValueTask<ImmutableArray<StoredTweet>> ReadAsync(string whose, TweetId from, int most) => QueryTweetsAsync(
                    session,
                    $"SELECT {TweetColumns} FROM tweets t WHERE {IsReply} AND {whose} AND t.id > $2 ORDER BY t.id LIMIT $3",
                    tweet.Value, from.Value, (long)most);
            },
            CancellationToken.None);

    public Task<(ImmutableArray<StoredTweet> Replies, LogPosition AsOf)> ReadNewRepliesAsync(
        TweetId tweet, TweetId floor, LogPosition position, int limit) => database.ReadSnapshotAsync(
            async session => (
                await QueryTweetsAsync(
                    session,
                    $"SELECT {TweetColumns} FROM tweets t WHERE {IsReply} AND t.id > $2 AND t.seq > {_sql.SeqOfPartition("$4")} ORDER BY t.id LIMIT $3",
                    tweet.Value, floor.Value, (long)limit, position.Seqs.ToArray()),
                await ReadHeadsAsync(session)),
            CancellationToken.None);
}
