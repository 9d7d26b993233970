using System.Collections.Immutable;
using System.Data.Common;
using MiniTwitter.Streams;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Storage;

/// <summary>The log's statements. Tweets and users have theirs beside it.</summary>
internal sealed partial class TweetStore(ITweetDatabase database) : ITweetStore
{
    /// <summary>What <see cref="MapProfile"/> reads of users <c>u</c>.</summary>
    public const string ProfileColumns =
        "u.id, u.handle, u.display_name, u.bio, u.location, u.website, u.avatar_url, u.banner_url, u.created_at";

    private static readonly string KindsOfTweets =
        Numbers(LogEventKind.Posted, LogEventKind.Edited, LogEventKind.Deleted, LogEventKind.Reposted, LogEventKind.Unreposted);

    private static readonly string KindsOfLikes = Numbers(LogEventKind.Liked, LogEventKind.Unliked);

    private static readonly string KindsWithProfile = Numbers(LogEventKind.Posted, LogEventKind.Reposted, LogEventKind.ProfileSaved);

    private readonly ISqlDialect _sql = database.Dialect;

    public Task<ImmutableArray<AppendResult>> AppendAsync(LogPartition partition, long firstSeq, ImmutableArray<LogEntry> entries) =>
        database.AppendAsync(partition, firstSeq, entries);

    public Task<LogPosition> ReadHeadsAsync(CancellationToken cancel) => database.ReadAsync(ReadHeadsAsync, cancel);

    public async Task<TweetId> ReadLastTweetIdAsync(LogPartition partition) =>
        (await QueryAsync("SELECT last_tweet_id FROM log_heads WHERE partition = $1", MapTweetId, default, (long)partition.Index))[0];

    public Task<ImmutableArray<LogEvent>> ReadLogAsync(LogPartition partition, long afterSeq, int limit, CancellationToken cancel) => database.ReadAsync(
        async session =>
        {
            var events = await session.QueryAsync(
                $"""
                SELECT {ProfileColumns}, l.seq, l.kind, l.actor, l.subject, l.at,
                    CASE WHEN t.deleted_at IS NULL THEN t.text END, {OtherColumns},
                    k.author, (SELECT q.author FROM tweets q WHERE q.id = t.quote_of)
                FROM tweet_log l
                LEFT JOIN tweets t ON l.kind IN ({KindsOfTweets}) AND t.id = l.subject
                LEFT JOIN tweets k ON l.kind IN ({KindsOfLikes}) AND k.id = l.subject
                LEFT JOIN users u ON l.kind IN ({KindsWithProfile}) AND u.id = l.actor
                WHERE l.partition = $1 AND l.seq > $2
                ORDER BY l.seq LIMIT $3
                """,
                row => (MapEvent(row), GetId(row, 22), GetId(row, 23)), (long)partition.Index, afterSeq, (long)limit);
            return (await WithNotifiedAsync(session, events)).ToImmutableArray();
        },
        cancel);

    // What is deleted is a stretch from the oldest on, so that the log never has a hole.
    public Task<int> PruneLogAsync(LogPartition partition, DateTimeOffset olderThan, int keep, int limit) => database.ExecuteAsync(
        """
        WITH oldest AS (
            SELECT seq, at FROM tweet_log
            WHERE partition = $1 AND seq <= (SELECT seq FROM log_heads WHERE partition = $1) - $3
            ORDER BY seq LIMIT $4)
        DELETE FROM tweet_log
        WHERE partition = $1 AND seq < (SELECT coalesce(min(CASE WHEN at >= $2 THEN seq END), max(seq) + 1) FROM oldest)
        """,
        (long)partition.Index, olderThan.ToUnixTimeMilliseconds(), (long)keep, (long)limit);

    private static async ValueTask<LogPosition> ReadHeadsAsync(IDatabaseSession session) =>
        new([.. await session.QueryAsync("SELECT seq FROM log_heads ORDER BY partition", row => row.GetInt64(0))]);

    private Task<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> map, CancellationToken cancel, params object?[] values) =>
        database.ReadAsync(session => session.QueryAsync(sql, map, values), cancel);

    private static LogEvent MapEvent(DbDataReader row) => new(
        row.GetInt64(9),
        (LogEventKind)row.GetInt64(10),
        new UserId(row.GetInt64(11)),
        row.GetInt64(12),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(13)),
        GetText(row, 14),
        row.IsDBNull(0) ? null : MapProfile(row))
    {
        ReplyTo = MapAnswer(row, 15),
        QuoteOf = MapQuoted(row, 15),
        RepostOf = MapOriginal(row, 15),
    };

    private static string Numbers(params LogEventKind[] kinds) => string.Join(", ", kinds.Select(kind => (int)kind));

    private static string? GetText(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static long? GetId(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static DateTimeOffset? GetTime(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
