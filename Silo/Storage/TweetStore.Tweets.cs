using System.Collections.Immutable;
using System.Data.Common;
using MiniTwitter.Feed;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Storage;

internal sealed partial class TweetStore
{
    // What it answers, quotes or shows. The subselects are for replies and reposts alone.
    private const string OtherColumns =
        """
        t.reply_to, t.reply_author, (SELECT a.handle FROM users a WHERE a.id = t.reply_author), t.quote_of,
        t.repost_of, (SELECT o.author FROM tweets o WHERE o.id = t.repost_of), (SELECT o.reply_author FROM tweets o WHERE o.id = t.repost_of)
        """;

    private const string TweetColumns = $"t.id, t.author, t.text, t.edited_at, t.seq, {OtherColumns}";

    private const string IsThere =
        "t.deleted_at IS NULL AND (t.repost_of IS NULL OR EXISTS (SELECT 1 FROM tweets o WHERE o.id = t.repost_of AND o.deleted_at IS NULL))";

    private const int WindowPiece = 500;

    public Task<LogWindow> ReadWindowAsync(int tweets, long bytes, CancellationToken cancel) => database.ReadSnapshotAsync(
        async session =>
        {
            var heads = await ReadHeadsAsync(session);
            var (newest, isComplete) = await ReadNewestAsync(session, tweets, bytes);
            var window = await CountAsync(session, newest);
            var authors = await session.QueryAsync(
                $"SELECT {ProfileColumns} FROM users u JOIN {_sql.Ids("$1")} ON u.id = ids.value",
                MapProfile, window.Select(tweet => tweet.Author.Value).Distinct().ToArray());
            return new LogWindow(heads, window, [.. authors], isComplete, isComplete ? [] : await ReadEarlierRepostsAsync(session, window[^1].Id));
        },
        cancel);

    // In pieces: what an earlier version has written may be large, and is not all wanted.
    private static async ValueTask<(List<StoredTweet> Newest, bool IsComplete)> ReadNewestAsync(IDatabaseSession session, int tweets, long bytes)
    {
        var newest = new List<StoredTweet>();
        while (true)
        {
            var before = newest.Count == 0 ? TweetId.Max : newest[^1].Id;
            var size = Math.Min(WindowPiece, tweets - newest.Count + 1);
            var piece = await session.QueryAsync(
                $"SELECT {TweetColumns} FROM tweets t WHERE t.id < $1 AND {IsThere} ORDER BY t.id DESC LIMIT $2",
                MapTweet, before.Value, (long)size);
            foreach (var tweet in piece)
            {
                bytes -= TweetBytes.Of(tweet);
                if (newest.Count == tweets || (bytes < 0 && newest.Count > 0))
                    return (newest, false);
                newest.Add(tweet);
            }

            if (piece.Count < size)
                return (newest, true);
        }
    }

    public Task<ImmutableArray<StoredTweet>> ReadTweetsAsync(IReadOnlyCollection<TweetId> ids) => QueryTweetsAsync(
        $"SELECT {TweetColumns} FROM tweets t JOIN {_sql.Ids("$1")} ON t.id = ids.value WHERE {IsThere}",
        ids.Select(id => id.Value).Distinct().ToArray());

    public async Task<UserId?> FindAuthorAsync(TweetId tweet) =>
        await QueryAsync("SELECT author FROM tweets WHERE id = $1 AND repost_of IS NULL", MapUserId, default, tweet.Value) is [var author] ? author : null;

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

    public Task<ImmutableArray<Edge<TweetVersion>>> ReadHistoryAsync(TweetId tweet, long before, int limit) => database.ReadSnapshotAsync(
        async session =>
        {
            var present = await session.QueryAsync(
                $"SELECT {TweetColumns} FROM tweets t WHERE t.id = $1 AND t.deleted_at IS NULL AND t.repost_of IS NULL", MapTweet, tweet.Value);
            if (present.Count == 0)
                return ImmutableArray<Edge<TweetVersion>>.Empty;
            var replaced = await session.QueryAsync(
                "SELECT text, at, seq FROM tweet_versions WHERE tweet_id = $1 AND seq < $2 ORDER BY seq DESC LIMIT $3",
                row => new Edge<TweetVersion>(row.GetInt64(2), MapVersion(row)), tweet.Value, before, (long)limit);
            if (before < long.MaxValue)
                return [.. replaced];
            var now = new TweetVersion(present[0].Text, present[0].EditedAt ?? tweet.CreatedAt);
            return [new Edge<TweetVersion>(long.MaxValue, now), .. replaced.Take(limit - 1)];
        },
        CancellationToken.None);

    // A version's number is that of the edit that replaced it.
    public async Task<string?> ReadVersionAsync(TweetId tweet, long seq) => (await QueryAsync(
        """
        SELECT coalesce((SELECT v.text FROM tweet_versions v WHERE v.tweet_id = t.id AND v.seq > $2 ORDER BY v.seq LIMIT 1), t.text)
        FROM tweets t WHERE t.id = $1 AND t.deleted_at IS NULL AND t.repost_of IS NULL
        """,
        row => row.GetString(0), default, tweet.Value, seq)).FirstOrDefault();

    private static async ValueTask<ImmutableArray<RepostRow>> ReadEarlierRepostsAsync(IDatabaseSession session, TweetId before)
    {
        var newest = await session.QueryAsync(
            """
            SELECT t.id, t.author, t.repost_of FROM tweets t
            WHERE t.repost_of IS NOT NULL AND t.deleted_at IS NULL AND t.id < $1 AND t.id > $1 - $2
            ORDER BY t.id DESC LIMIT $3
            """,
            row => new RepostRow(MapTweetId(row), new UserId(row.GetInt64(1)), new TweetId(row.GetInt64(2))),
            before.Value, RepostOf.IdDistance, (long)LogWindow.MostEarlierReposts);
        return [.. Enumerable.Reverse(newest)];
    }

    // $1 are the authors, $2 is whose replies are all shown.
    private string Select(TimelineScope scope, string condition, string order, string limit)
    {
        if (scope.Authors is null)
            return $"SELECT {TweetColumns} FROM tweets t WHERE {condition} AND t.repost_of IS NULL AND {IsShown("t", scope)}";
        condition += $" AND {IsShown("t", scope)} AND (t.repost_of IS NULL OR {IsFirst(scope)})";
        return _sql.PerAuthor(TweetColumns, condition, order, limit);
    }

    private string IsShown(string tweet, TimelineScope scope)
    {
        var isKnown = scope.Authors is null ? "" : $" OR {_sql.IsOneOf($"{tweet}.reply_author", "$1")}";
        return $"({tweet}.reply_author IS NULL OR {tweet}.reply_author = {tweet}.author OR {tweet}.author = {_sql.Id("$2")}{isKnown})";
    }

    // What a repost shows is there, and the timeline has shown it neither by itself nor reposted within the days before.
    private string IsFirst(TimelineScope scope) =>
        $"""
        EXISTS (SELECT 1 FROM tweets o WHERE o.id = t.repost_of AND o.deleted_at IS NULL
            AND NOT (o.id > t.id - {RepostOf.IdDistance} AND {_sql.IsOneOf("o.author", "$1")} AND {IsShown("o", scope)}))
        AND NOT EXISTS (SELECT 1 FROM tweets e WHERE e.repost_of = t.repost_of AND e.deleted_at IS NULL
            AND e.id < t.id AND e.id > t.id - {RepostOf.IdDistance} AND {_sql.IsOneOf("e.author", "$1")})
        """;

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
            $"SELECT c.tweet_id, c.replies, c.likes, c.reposts, c.quotes FROM tweet_counts c JOIN {_sql.Ids("$1")} ON c.tweet_id = ids.value",
            row => (
                Tweet: MapTweetId(row),
                Counts: new TweetCounts((int)row.GetInt64(1), (int)row.GetInt64(2), (int)row.GetInt64(3), (int)row.GetInt64(4))),
            found.Select(tweet => tweet.Id.Value).ToArray());
        var sums = counts.GroupBy(row => row.Tweet)
            .ToDictionary(rows => rows.Key, rows => rows.Aggregate(default(TweetCounts), (sum, row) => sum + row.Counts));
        return sums.Count == 0 ? found : [.. found.Select(tweet => tweet with { Counts = sums.GetValueOrDefault(tweet.Id) })];
    }

    private static long[] IdsOf(IReadOnlyCollection<UserId>? users) => users is null ? [] : [.. users.Select(user => user.Value).Distinct()];

    private static TweetId MapTweetId(DbDataReader row) => new(row.GetInt64(0));

    private static StoredTweet MapTweet(DbDataReader row) => new(
        new TweetId(row.GetInt64(0)), new UserId(row.GetInt64(1)), row.GetString(2), GetTime(row, 3), row.GetInt64(4), MapAnswer(row, 5),
        QuoteOf: MapQuoted(row, 5), RepostOf: MapOriginal(row, 5));

    // Each from where OtherColumns begin.

    private static ReplyTo? MapAnswer(DbDataReader row, int column) =>
        row.IsDBNull(column)
            ? null
            : new ReplyTo(new TweetId(row.GetInt64(column)), new UserId(row.GetInt64(column + 1)), ParseHandle(row.GetString(column + 2)));

    private static TweetId? MapQuoted(DbDataReader row, int column) => row.IsDBNull(column + 3) ? null : new TweetId(row.GetInt64(column + 3));

    private static RepostOf? MapOriginal(DbDataReader row, int column)
    {
        if (row.IsDBNull(column + 4))
            return null;
        var (tweet, author) = (new TweetId(row.GetInt64(column + 4)), new UserId(row.GetInt64(column + 5)));
        UserId? answered = row.IsDBNull(column + 6) ? null : new UserId(row.GetInt64(column + 6));
        return new RepostOf(tweet, author, answered == author ? null : answered);
    }

    private static TweetVersion MapVersion(DbDataReader row) =>
        new(row.GetString(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)));
}
