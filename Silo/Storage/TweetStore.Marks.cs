using System.Collections.Immutable;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Storage;

/// <summary>Likes and bookmarks.</summary>
internal sealed partial class TweetStore
{
    public async Task<IReadOnlyDictionary<TweetId, TweetMarks>> ReadMarksAsync(UserId user, IReadOnlyCollection<TweetId> tweets)
    {
        var rows = await QueryAsync(
            $"""
            SELECT m.tweet_id, {(int)TweetMarks.Liked} FROM likes m JOIN {_sql.Ids("$2")} ON m.tweet_id = ids.value WHERE m.user_id = $1
            UNION ALL
            SELECT m.tweet_id, {(int)TweetMarks.Bookmarked} FROM bookmarks m JOIN {_sql.Ids("$2")} ON m.tweet_id = ids.value WHERE m.user_id = $1
            """,
            row => (Tweet: MapTweetId(row), Mark: (TweetMarks)row.GetInt32(1)), default, user.Value, tweets.Select(tweet => tweet.Value).ToArray());
        return rows.GroupBy(row => row.Tweet).ToDictionary(
            marked => marked.Key, marked => marked.Aggregate(TweetMarks.None, (marks, row) => marks | row.Mark));
    }

    public Task<(ImmutableArray<TweetId> Liked, ImmutableArray<TweetId> Bookmarked)> ReadNewestMarksAsync(UserId user, int limit) =>
        database.ReadSnapshotAsync(
            async session => (
                await ReadNewestMarksAsync(session, TweetMarks.Liked, user, limit),
                await ReadNewestMarksAsync(session, TweetMarks.Bookmarked, user, limit)),
            CancellationToken.None);

    public Task<ImmutableArray<Edge<TweetId>>> ReadMarkedAsync(UserId user, TweetMarks mark, long before, long? after, int limit) =>
        QueryEdgesAsync(
            $"SELECT m.id, m.tweet_id FROM {AppendSql.TableOf(mark)} m JOIN tweets t ON t.id = m.tweet_id AND t.deleted_at IS NULL WHERE m.user_id = $1",
            "m.id", user.Value, before, after, limit, id => new TweetId(id));

    public Task<ImmutableArray<Edge<UserId>>> ReadLikersAsync(TweetId tweet, long before, long? after, int limit) =>
        QueryEdgesAsync("SELECT m.id, m.user_id FROM likes m WHERE m.tweet_id = $1", "m.id", tweet.Value, before, after, limit, id => new UserId(id));

    private static async ValueTask<ImmutableArray<TweetId>> ReadNewestMarksAsync(IDatabaseSession session, TweetMarks mark, UserId user, int limit) =>
        [.. await session.QueryAsync(
            $"SELECT tweet_id FROM {AppendSql.TableOf(mark)} WHERE user_id = $1 ORDER BY tweet_id DESC LIMIT $2", MapTweetId, user.Value, (long)limit)];
}
