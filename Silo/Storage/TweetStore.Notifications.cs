using System.Data.Common;
using MiniTwitter.Notifications;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Storage;

/// <summary>
/// Notifications: rows are causes, which are grouped and hidden while they are read. A group stands where its newest cause stands that is
/// not hidden.
/// </summary>
internal sealed partial class TweetStore
{
    private const string DayBits = "22";
    private const string DayMilliseconds = "86400000";
    private const int Follow = (int)NotificationKind.Follow;

    // Of user $1 with ids from $2 to below $3: the newest cause of each group. Blocks and mutes count as they are now, so that a block
    // hides what is there and its end shows it again.
    private static readonly string Heads =
        $"""
        WITH hidden (id) AS (
            SELECT b.other FROM blocks b WHERE b.user_id = $1
            UNION ALL SELECT b.user_id FROM blocks b WHERE b.other = $1
            UNION ALL SELECT m.other FROM mutes m WHERE m.user_id = $1),
        heads (id, kind, tweet_id) AS (
            SELECT n.id, n.kind, n.tweet_id FROM notifications n
            WHERE n.user_id = $1 AND n.id >= $2 AND n.id < $3 AND {IsSeen("n")} AND NOT EXISTS (
                SELECT 1 FROM notifications m WHERE {InGroup("m", "n")} AND m.id > n.id AND {IsSeen("m")})
            ORDER BY n.id DESC LIMIT $4)
        """;

    // At a head h: the causes of its group.
    private static readonly string OfHead = $"FROM notifications m WHERE {InGroup("m", "h")} AND m.id <= h.id AND {IsSeen("m")}";

    private static readonly string Groups =
        $"""
        {Heads} SELECT h.id, h.kind, h.tweet_id, (SELECT count(*) FROM (SELECT 1 {OfHead} LIMIT {ApiLimits.NotificationPeopleCounted}) AS counted),
            {string.Join(", ", Enumerable.Range(0, ApiLimits.NotificationPeople).Select(skip => $"(SELECT m.actor {OfHead} ORDER BY m.id DESC LIMIT 1 OFFSET {skip})"))}
        FROM heads h ORDER BY h.id DESC
        """;

    public Task<NotificationStretch> ReadNotificationsAsync(UserId user, NotificationId before, int limit) => database.ReadSnapshotAsync(
        async session =>
        {
            var floor = await FindFloorAsync(session, user, before.Value);
            var groups = await session.QueryAsync(Groups, MapGroup, user.Value, floor, before.Value, limit + 1L);
            var (shown, more) = (groups.Take(limit).ToList(), groups.Count > limit);
            return new NotificationStretch(
                [.. shown],
                more ? shown[^1].Id : floor > 0 ? new NotificationId(floor) : null,
                await ReadUpToAsync(session, user));
        },
        CancellationToken.None);

    public Task<(UnreadNotifications Unread, NotificationId? Newest)> ReadUnreadAsync(UserId user) => database.ReadSnapshotAsync(
        async session =>
        {
            var upTo = await ReadUpToAsync(session, user);
            var newest = await session.QueryAsync(
                "SELECT id FROM notifications WHERE user_id = $1 ORDER BY id DESC LIMIT 1", MapNotificationId, user.Value);
            if (newest.Count == 0 || newest[0].Value <= upTo?.Value)
                return (new UnreadNotifications(upTo, 0), newest.Count == 0 ? (NotificationId?)null : newest[0]);
            var floor = Math.Max(await FindFloorAsync(session, user, long.MaxValue), (upTo?.Value ?? 0) + 1);
            var count = await session.QueryAsync(
                $"{Heads} SELECT count(*) FROM heads", row => row.GetInt64(0), user.Value, floor, long.MaxValue, (long)ApiLimits.UnreadCounted);
            return (new UnreadNotifications(upTo, (int)count[0]), newest[0]);
        },
        CancellationToken.None);

    // The oldest of the causes that are looked at; 0 when those are all.
    private static async ValueTask<long> FindFloorAsync(IDatabaseSession session, UserId user, long before) =>
        await session.QueryAsync(
            "SELECT id FROM notifications WHERE user_id = $1 AND id < $2 ORDER BY id DESC LIMIT 1 OFFSET $3",
            row => row.GetInt64(0), user.Value, before, ApiLimits.CausesRead - 1L) is [var floor] ? floor : 0;

    private static async ValueTask<NotificationId?> ReadUpToAsync(IDatabaseSession session, UserId user) =>
        await session.QueryAsync("SELECT up_to FROM notification_reads WHERE user_id = $1", MapNotificationId, user.Value) is [var upTo] ? upTo : null;

    private static string IsSeen(string row) =>
        $"""
        {row}.actor NOT IN (SELECT id FROM hidden)
        AND ({row}.tweet_id = 0 OR EXISTS (SELECT 1 FROM tweets t WHERE t.id = {row}.tweet_id AND t.deleted_at IS NULL))
        """;

    // Of user $1. Follows belong together by the day of their ids.
    private static string InGroup(string row, string other) =>
        $"""
        {row}.user_id = $1 AND {row}.kind = {other}.kind AND {row}.tweet_id = {other}.tweet_id
        AND {row}.id >= CASE WHEN {other}.kind = {Follow} THEN {FirstOfDay(other, 0)} ELSE 0 END
        AND {row}.id < CASE WHEN {other}.kind = {Follow} THEN {FirstOfDay(other, 1)} ELSE {long.MaxValue} END
        """;

    private static string FirstOfDay(string row, int later) => $"(((({row}.id >> {DayBits}) / {DayMilliseconds} + {later}) * {DayMilliseconds}) << {DayBits})";

    private static NotificationId MapNotificationId(DbDataReader row) => new(row.GetInt64(0));

    private static NotificationGroup MapGroup(DbDataReader row) => new(
        MapNotificationId(row),
        (NotificationKind)row.GetInt64(1),
        row.GetInt64(2) == 0 ? null : new TweetId(row.GetInt64(2)),
        [.. Enumerable.Range(4, ApiLimits.NotificationPeople).Where(column => !row.IsDBNull(column)).Select(column => new UserId(row.GetInt64(column)))],
        (int)row.GetInt64(3));

    // Whom the events of a log concern, as LogEvent.Notifies says.
    private async ValueTask<IEnumerable<LogEvent>> WithNotifiedAsync(IDatabaseSession session, List<(LogEvent Change, long? Liked, long? Quoted)> events)
    {
        var tweets = events.Where(row => row.Change.Kind is LogEventKind.Posted or LogEventKind.Edited or LogEventKind.Deleted)
            .Select(row => row.Change.Subject).Distinct().ToArray();
        var mentioned = tweets.Length == 0
            ? []
            : await session.QueryAsync(
                $"SELECT n.tweet_id, n.user_id FROM notifications n JOIN {_sql.Ids("$1")} ON n.tweet_id = ids.value WHERE n.kind = {(int)NotificationKind.Mention}",
                row => (Tweet: row.GetInt64(0), User: row.GetInt64(1)), tweets);
        var mentions = mentioned.ToLookup(row => row.Tweet, row => row.User);
        return events.Select(row => NotifiedBy(row.Change, row.Liked, row.Quoted, mentions) is { Length: > 0 } users ? row.Change with { Notifies = [.. users] } : row.Change);
    }

    private static UserId[] NotifiedBy(LogEvent change, long? liked, long? quoted, ILookup<long, long> mentions)
    {
        var others = Concerned(change, liked, quoted, mentions[change.Subject].Cast<long?>()).OfType<long>().Where(user => user != change.Actor.Value);
        var all = change.Kind is LogEventKind.Deleted or LogEventKind.NotificationsRead
            or LogEventKind.Blocked or LogEventKind.Unblocked or LogEventKind.Muted or LogEventKind.Unmuted
            ? others.Append(change.Actor.Value)
            : others;
        return [.. all.Distinct().Select(user => new UserId(user))];
    }

    private static IEnumerable<long?> Concerned(LogEvent change, long? liked, long? quoted, IEnumerable<long?> mentioned) => change.Kind switch
    {
        LogEventKind.Followed or LogEventKind.Unfollowed or LogEventKind.Blocked or LogEventKind.Unblocked => [change.Subject],
        LogEventKind.Liked or LogEventKind.Unliked => [liked],
        LogEventKind.Reposted or LogEventKind.Unreposted => [change.RepostOf?.AuthorId.Value],
        LogEventKind.Posted or LogEventKind.Deleted => [change.ReplyTo?.AuthorId.Value, quoted, .. mentioned],
        LogEventKind.Edited => mentioned,
        _ => [],
    };
}
