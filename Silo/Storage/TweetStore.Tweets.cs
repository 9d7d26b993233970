using System.Collections.Immutable;
using System.Data.Common;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Storage;

internal sealed partial class TweetStore
{
    private const string TweetColumns = "t.id, t.author, t.text, t.edited_at, t.seq";

    public Task<LogWindow> ReadWindowAsync(int tweets, CancellationToken cancel) => database.ReadSnapshotAsync(
        async session =>
        {
            var heads = await ReadHeadsAsync(session);
            // One more than asked tells whether the window is all there is.
            var newest = await session.QueryAsync(
                $"SELECT {TweetColumns} FROM tweets t WHERE t.deleted_at IS NULL ORDER BY t.id DESC LIMIT $1", MapTweet, tweets + 1L);
            var window = newest.Take(tweets).ToImmutableArray();
            var authors = await session.QueryAsync(
                $"SELECT {ProfileColumns} FROM users u JOIN {_sql.Ids("$1")} ON u.id = ids.value",
                MapProfile, window.Select(tweet => tweet.Author.Value).Distinct().ToArray());
            return new LogWindow(heads, window, [.. authors], newest.Count <= tweets);
        },
        cancel);

    public async Task<ImmutableArray<StoredTweet>> ReadTweetsAsync(IReadOnlyCollection<TweetId> ids) =>
        [.. await QueryAsync(
            $"SELECT {TweetColumns} FROM tweets t JOIN {_sql.Ids("$1")} ON t.id = ids.value WHERE t.deleted_at IS NULL",
            MapTweet, default, ids.Select(id => id.Value).Distinct().ToArray())];

    public async Task<bool> WasTweetOfAsync(TweetId tweet, UserId author) =>
        (await QueryAsync("SELECT id FROM tweets WHERE id = $1 AND author = $2", MapTweetId, default, tweet.Value, author.Value)).Count > 0;

    public async Task<ImmutableArray<StoredTweet>> ReadOlderAsync(IReadOnlyCollection<UserId>? authors, TweetId before, int limit)
    {
        const string condition = "t.id < $2 AND t.deleted_at IS NULL";
        return [.. await QueryAsync(
            $"{Select(authors, condition, "t.id DESC", "$3")} ORDER BY t.id DESC LIMIT $3",
            MapTweet, default, IdsOf(authors), before.Value, (long)limit)];
    }

    public async Task<ImmutableArray<StoredTweet>> ReadNewerAsync(
        IReadOnlyCollection<UserId>? authors, TweetId floor, LogPosition position, LogPosition upTo, int limit)
    {
        var condition = $"t.id > $2 AND t.deleted_at IS NULL AND t.seq > {_sql.SeqOfPartition("$4")} AND t.seq <= {_sql.SeqOfPartition("$5")}";
        return [.. await QueryAsync(
            $"{Select(authors, condition, "t.id", "$3")} ORDER BY t.id LIMIT $3",
            MapTweet, default, IdsOf(authors), floor.Value, (long)limit, position.Seqs.ToArray(), upTo.Seqs.ToArray())];
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

    private string Select(IReadOnlyCollection<UserId>? authors, string condition, string order, string limit) =>
        authors is null
            ? $"SELECT {TweetColumns} FROM tweets t WHERE {condition}"
            : _sql.PerAuthor(TweetColumns, condition, order, limit);

    private static long[] IdsOf(IReadOnlyCollection<UserId>? users) => users is null ? [] : [.. users.Select(user => user.Value).Distinct()];

    private static TweetId MapTweetId(DbDataReader row) => new(row.GetInt64(0));

    private static StoredTweet MapTweet(DbDataReader row) =>
        new(new TweetId(row.GetInt64(0)), new UserId(row.GetInt64(1)), row.GetString(2), GetTime(row, 3), row.GetInt64(4));

    private static TweetVersion MapVersion(DbDataReader row) =>
        new(row.GetString(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)));
}
