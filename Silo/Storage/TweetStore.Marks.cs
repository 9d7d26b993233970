using System.Collections.Immutable;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Storage;

/// <summary>Likes, bookmarks and reposts.</summary>
internal sealed partial class TweetStore
{
    private static readonly TweetMarks[] Marks = [TweetMarks.Liked, TweetMarks.Bookmarked, TweetMarks.Reposted];

    public async Task<IReadOnlyDictionary<TweetId, TweetMarks>> ReadMarksAsync(UserId user, IReadOnlyCollection<TweetId> tweets)
    {
        var rows = await QueryAsync(
            string.Join(
                " UNION ALL ",
                Marks.Select(mark =>
                    $"SELECT m.tweet_id, {(int)mark} FROM {AppendSql.TableOf(mark)} m JOIN {_sql.Ids("$2")} ON m.tweet_id = ids.value WHERE m.user_id = $1")),
            row => (Tweet: MapTweetId(row), Mark: (TweetMarks)row.GetInt32(1)), default, user.Value, tweets.Select(tweet => tweet.Value).ToArray());
        return rows.GroupBy(row => row.Tweet).ToDictionary(
            marked => marked.Key, marked => marked.Aggregate(TweetMarks.None, (marks, row) => marks | row.Mark));
    }

    public Task<IReadOnlyDictionary<TweetMarks, ImmutableArray<TweetId>>> ReadNewestMarksAsync(UserId user, int limit) =>
        database.ReadSnapshotAsync<IReadOnlyDictionary<TweetMarks, ImmutableArray<TweetId>>>(
            async session =>
            {
                var newest = new Dictionary<TweetMarks, ImmutableArray<TweetId>>();
                foreach (var mark in Marks)
                {
                    newest[mark] =
                    [
                        .. await session.QueryAsync(
                            $"SELECT tweet_id FROM {AppendSql.TableOf(mark)} WHERE user_id = $1 ORDER BY tweet_id DESC LIMIT $2", MapTweetId, user.Value, (long)limit),
                    ];
                }

                return newest;
            },
            CancellationToken.None);

    public Task<ImmutableArray<Edge<TweetId>>> ReadMarkedAsync(UserId user, TweetMarks mark, long before, long? after, int limit) =>
        QueryEdgesAsync(
            $"SELECT m.id, m.tweet_id FROM {AppendSql.TableOf(mark)} m JOIN tweets t ON t.id = m.tweet_id AND t.deleted_at IS NULL WHERE m.user_id = $1",
            "m.id", user.Value, before, after, limit, id => new TweetId(id));

    public Task<ImmutableArray<Edge<UserId>>> ReadMarkersAsync(TweetId tweet, TweetMarks mark, long before, long? after, int limit) =>
        QueryEdgesAsync(
            $"SELECT m.id, m.user_id FROM {AppendSql.TableOf(mark)} m WHERE m.tweet_id = $1", "m.id", tweet.Value, before, after, limit, id => new UserId(id));

    public Task<ImmutableArray<Edge<TweetId>>> ReadQuotesAsync(TweetId tweet, long before, long? after, int limit) =>
        QueryEdgesAsync(
            "SELECT t.id, t.id FROM tweets t WHERE t.quote_of = $1 AND t.deleted_at IS NULL", "t.id", tweet.Value, before, after, limit, id => new TweetId(id));
}
