using System.Collections.Immutable;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;

namespace MiniTwitter.Storage;

/// <summary>Tweets by their hashtags, and how those are used.</summary>
internal sealed partial class TweetStore
{
    private const string Tagged = $"SELECT {TweetColumns} FROM hashtags h JOIN tweets t ON t.id = h.tweet_id WHERE h.tag = $1 AND t.deleted_at IS NULL";

    public Task<(ImmutableArray<StoredTweet> Tweets, LogPosition AsOf)> ReadTaggedAsync(string tag, TweetId before, int limit) =>
        database.ReadSnapshotAsync(
            async session => (
                await QueryTweetsAsync(session, $"{Tagged} AND h.tweet_id < $2 ORDER BY h.tweet_id DESC LIMIT $3", tag, before.Value, (long)limit),
                await ReadHeadsAsync(session)),
            CancellationToken.None);

    public Task<(ImmutableArray<StoredTweet> Tweets, LogPosition AsOf)> ReadNewTaggedAsync(
        string tag, TweetId floor, LogPosition position, int limit) => database.ReadSnapshotAsync(
            async session => (
                await QueryTweetsAsync(
                    session,
                    $"{Tagged} AND h.tweet_id > $2 AND t.seq > {_sql.SeqOfPartition("$4")} ORDER BY h.tweet_id LIMIT $3",
                    tag, floor.Value, (long)limit, position.Seqs.ToArray()),
                await ReadHeadsAsync(session)),
            CancellationToken.None);

    public async Task<ImmutableArray<HashtagUse>> ReadHashtagUseAsync(DateTimeOffset since, DateTimeOffset recently, int limit) =>
        [.. await QueryAsync(
            """
            SELECT u.tag, count(*), count(CASE WHEN u.tweet_id >= $2 THEN 1 END), count(DISTINCT CASE WHEN u.tweet_id >= $2 THEN u.author END)
            FROM (SELECT tag, tweet_id, author FROM hashtags WHERE tweet_id >= $1 ORDER BY tweet_id DESC LIMIT $3) AS u
            GROUP BY u.tag
            """,
            row => new HashtagUse(row.GetString(0), (int)row.GetInt64(1), (int)row.GetInt64(2), (int)row.GetInt64(3)),
            default, TimeSortableId.FirstAt(since), TimeSortableId.FirstAt(recently), (long)limit)];
}
