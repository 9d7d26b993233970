using System.Data.Common;
using MiniTwitter.Streams;

namespace MiniTwitter.Storage;

/// <summary>What an earlier version has written, found the way new changes are.</summary>
internal sealed partial class TweetStore
{
    public async Task IndexAsync(LogPartition partition)
    {
        var heads = await QueryAsync("SELECT seq, indexed FROM log_heads WHERE partition = $1", MapIndexed, default, (long)partition.Index);
        if (heads[0].Indexed == heads[0].Seq)
            return;
        while (await database.WriteAsync(session => IndexSomeAsync(session, partition)))
        {
        }
    }

    // False when all is done.
    private async ValueTask<bool> IndexSomeAsync(IDatabaseSession session, LogPartition partition)
    {
        var heads = await session.QueryAsync(
            $"SELECT seq, indexed FROM log_heads WHERE partition = $1 {_sql.ForUpdate}", MapIndexed, (long)partition.Index);
        var (head, indexed) = heads[0];
        if (indexed == head)
            return false;
        var changes = await session.QueryAsync(
            "SELECT seq, kind, actor, subject FROM tweet_log WHERE partition = $1 AND seq > $2 ORDER BY seq LIMIT $3",
            row => (Seq: row.GetInt64(0), Kind: (LogEventKind)row.GetInt64(1), Actor: row.GetInt64(2), Subject: row.GetInt64(3)),
            (long)partition.Index, indexed, (long)Backfill.Batch);
        await TagAsync(
            session, Ids(change => change.Kind is LogEventKind.Posted or LogEventKind.Edited or LogEventKind.Deleted, change => change.Subject));
        await NameAsync(session, Ids(change => change.Kind is LogEventKind.ProfileSaved, change => change.Actor));
        var followees = Ids(change => change.Kind is LogEventKind.Followed or LogEventKind.Unfollowed, change => change.Subject);
        await session.ExecuteManyAsync(AppendSql.RecountFollowers, [.. followees.Select(followee => new object?[] { (long)partition.Index, followee })]);
        var reached = changes.Count == 0 ? head : changes[^1].Seq;
        await session.ExecuteManyAsync("UPDATE log_heads SET indexed = $2 WHERE partition = $1", [[(long)partition.Index, reached]]);
        return true;

        long[] Ids(
            Func<(long Seq, LogEventKind Kind, long Actor, long Subject), bool> concerns,
            Func<(long Seq, LogEventKind Kind, long Actor, long Subject), long> id) =>
            [.. changes.Where(concerns).Select(id).Distinct()];
    }

    private async ValueTask TagAsync(IDatabaseSession session, long[] tweets)
    {
        var rows = await session.QueryAsync(
            $"SELECT t.id, t.author, t.text FROM tweets t JOIN {_sql.Ids("$1")} ON t.id = ids.value WHERE t.deleted_at IS NULL", Backfill.TagsOf, tweets);
        await session.ExecuteManyAsync(AppendSql.DropTags, [.. tweets.Select(tweet => new object?[] { tweet })]);
        await session.ExecuteManyAsync(AppendSql.InsertTag, [.. rows.SelectMany(row => row)]);
    }

    private async ValueTask NameAsync(IDatabaseSession session, long[] users)
    {
        var rows = await session.QueryAsync(
            $"SELECT {ProfileColumns} FROM users u JOIN {_sql.Ids("$1")} ON u.id = ids.value", Backfill.WordsOf, users);
        await session.ExecuteManyAsync(AppendSql.DropWords, [.. users.Select(user => new object?[] { user })]);
        await session.ExecuteManyAsync(AppendSql.InsertWord, [.. rows.SelectMany(row => row)]);
    }

    private static (long Seq, long Indexed) MapIndexed(DbDataReader row) => (row.GetInt64(0), row.GetInt64(1));
}
