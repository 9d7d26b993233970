using System.Collections.Immutable;
using System.Data.Common;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Storage;

internal sealed partial class TweetStore
{
    // The handle is looked up for replies alone.
    private const string AnswerColumns = "t.reply_to, t.reply_author, (SELECT a.handle FROM users a WHERE a.id = t.reply_author)";
    private const string TweetColumns = $"t.id, t.author, t.text, t.edited_at, t.seq, {AnswerColumns}";

    public Task<LogWindow> ReadWindowAsync(int tweets, CancellationToken cancel) => database.ReadSnapshotAsync(
        async session =>
        {
            var heads = await ReadHeadsAsync(session);
            // One more than asked tells whether the window is all there is.
            var newest = await session.QueryAsync(
                $"SELECT {TweetColumns} FROM tweets t WHERE t.deleted_at IS NULL ORDER BY t.id DESC LIMIT $1", MapTweet, tweets + 1L);
            var window = await CountAsync(session, newest.Take(tweets));
            var authors = await session.QueryAsync(
                $"SELECT {ProfileColumns} FROM users u JOIN {_sql.Ids("$1")} ON u.id = ids.value",
                MapProfile, window.Select(tweet => tweet.Author.Value).Distinct().ToArray());
            return new LogWindow(heads, window, [.. authors], newest.Count <= tweets);
        },
        cancel);

    public Task<ImmutableArray<StoredTweet>> ReadTweetsAsync(IReadOnlyCollection<TweetId> ids) => QueryTweetsAsync(
        $"SELECT {TweetColumns} FROM tweets t JOIN {_sql.Ids("$1")} ON t.id = ids.value WHERE t.deleted_at IS NULL",
        ids.Select(id => id.Value).Distinct().ToArray());

    public async Task<UserId?> FindAuthorAsync(TweetId tweet) =>
        await QueryAsync("SELECT author FROM tweets WHERE id = $1", MapUserId, default, tweet.Value) is [var author] ? author : null;

    public Task<ImmutableArray<StoredTweet>> ReadOlderAsync(TimelineScope scope, TweetId before, int limit) => QueryTweetsAsync(
        $"{Select(scope, "t.id < $3 AND t.deleted_at IS NULL", "t.id DESC", "$4")} ORDER BY t.id DESC LIMIT $4",
        IdsOf(scope.Authors), scope.EveryReplyOf?.Value, before.Value, (long)limit);

    public Task<ImmutableArray<StoredTweet>> ReadNewerAsync(
        TimelineScope scope, TweetId floor, LogPosition position, LogPosition upTo, int limit)
    {
        var condition = $"t.id > $3 AND t.deleted_at IS NULL AND t.seq > {_sql.SeqOfPartition("$5")} AND t.seq <= {_sql.SeqOfPartition("$6")}";
        return QueryTweetsAsync(
            $"{Select(scope, condition, "t.id", "$4")} ORDER BY t.id LIMIT $4",
            IdsOf(scope.Authors), scope.EveryReplyOf?.Value, floor.Value, (long)limit, position.Seqs.ToArray(), upTo.Seqs.ToArray());
    }

    public Task<ImmutableArray<TweetVersion>> ReadHistoryAsync(TweetId tweet) => database.ReadSnapshotAsync(
        async session =>
        {
            var present = await session.QueryAsync(
                $"SELECT {TweetColumns} FROM tweets t WHERE t.id = $1 AND t.deleted_at IS NULL", MapTweet, tweet.Value);
            if (present.Count == 0)
                return ImmutableArray<TweetVersion>.Empty;
            var replaced = await session.QueryAsync(
                "SELECT text, at FROM tweet_versions WHERE tweet_id = $1 ORDER BY seq", MapVersion, tweet.Value);
            return [.. replaced, new TweetVersion(present[0].Text, present[0].EditedAt ?? tweet.CreatedAt)];
        },
        CancellationToken.None);

    private string Select(TimelineScope scope, string condition, string order, string limit)
    {
        var isKnown = scope.Authors is null ? "" : $" OR {_sql.IsOneOf("t.reply_author", "$1")}";
        condition += $" AND (t.reply_author IS NULL OR t.reply_author = t.author OR t.author = {_sql.Id("$2")}{isKnown})";
        return scope.Authors is null
            ? $"SELECT {TweetColumns} FROM tweets t WHERE {condition}"
            : _sql.PerAuthor(TweetColumns, condition, order, limit);
    }

    private Task<ImmutableArray<StoredTweet>> QueryTweetsAsync(string sql, params object?[] values) =>
        database.ReadAsync(session => QueryTweetsAsync(session, sql, values), CancellationToken.None);

    private async ValueTask<ImmutableArray<StoredTweet>> QueryTweetsAsync(IDatabaseSession session, string sql, params object?[] values) =>
        await CountAsync(session, await session.QueryAsync(sql, MapTweet, values));

    // Apart from the tweets, so that only those that are shown are counted.
    private async ValueTask<ImmutableArray<StoredTweet>> CountAsync(IDatabaseSession session, IEnumerable<StoredTweet> tweets)
    {
        ImmutableArray<StoredTweet> found = [.. tweets];
        if (found.IsEmpty)
            return found;
        var counts = await session.QueryAsync(
            $"SELECT c.tweet_id, c.replies, c.likes FROM tweet_counts c JOIN {_sql.Ids("$1")} ON c.tweet_id = ids.value",
            row => (Tweet: MapTweetId(row), Counts: new TweetCounts((int)row.GetInt64(1), (int)row.GetInt64(2))),
            found.Select(tweet => tweet.Id.Value).ToArray());
        var sums = counts.GroupBy(row => row.Tweet)
            .ToDictionary(rows => rows.Key, rows => rows.Aggregate(default(TweetCounts), (sum, row) => sum + row.Counts));
        return sums.Count == 0 ? found : [.. found.Select(tweet => tweet with { Counts = sums.GetValueOrDefault(tweet.Id) })];
    }

    private static long[] IdsOf(IReadOnlyCollection<UserId>? users) => users is null ? [] : [.. users.Select(user => user.Value).Distinct()];

    private static TweetId MapTweetId(DbDataReader row) => new(row.GetInt64(0));

    private static StoredTweet MapTweet(DbDataReader row) => new(
        new TweetId(row.GetInt64(0)), new UserId(row.GetInt64(1)), row.GetString(2), GetTime(row, 3), row.GetInt64(4), MapAnswer(row, 5));

    private static ReplyTo? MapAnswer(DbDataReader row, int column) =>
        row.IsDBNull(column)
            ? null
            : new ReplyTo(new TweetId(row.GetInt64(column)), new UserId(row.GetInt64(column + 1)), ParseHandle(row.GetString(column + 2)));

    private static TweetVersion MapVersion(DbDataReader row) =>
        new(row.GetString(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)));
}
