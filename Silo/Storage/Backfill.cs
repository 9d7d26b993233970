using System.Data.Common;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Storage;

/// <summary>
/// Finds what was written by an earlier version the way new rows are found, and again after the rule has changed, where a migration
/// has asked for it by a row in <c>backfills</c>. In bounded batches that may be interrupted at any moment and by several processes at once: a batch and how
/// far it reached are one transaction. No process takes up its work before all is done.
/// </summary>
internal sealed partial class Backfill(ITweetDatabase database, ILogger logger)
{
    /// <summary>Rows that are read in one transaction.</summary>
    public const int Batch = 2_000;

    private static readonly Index[] Indexes =
    [
        new(
            "hashtags",
            "SELECT id, author, text FROM tweets WHERE id > $1 AND deleted_at IS NULL ORDER BY id LIMIT $2",
            AppendSql.DropTags,
            AppendSql.InsertTag,
            TagsOf),
        new(
            "people",
            $"SELECT {TweetStore.ProfileColumns} FROM users u WHERE u.id > $1 ORDER BY u.id LIMIT $2",
            AppendSql.DropWords,
            AppendSql.InsertWord,
            WordsOf),
    ];

    /// <summary>What <see cref="AppendSql.InsertTag"/> takes, of a row with id, author and text of a tweet.</summary>
    public static object?[][] TagsOf(DbDataReader row)
    {
        var (tweet, author) = (row.GetInt64(0), row.GetInt64(1));
        return [.. Hashtag.Of(row.GetString(2)).Select(tag => new object?[] { tag, tweet, author })];
    }

    /// <summary>What <see cref="AppendSql.InsertWord"/> takes, of a row with a profile.</summary>
    public static object?[][] WordsOf(DbDataReader row)
    {
        var profile = TweetStore.MapProfile(row);
        return [.. SearchWords.Of(profile).Select(word => new object?[] { word, profile.Id.Value })];
    }

    public async Task RunAsync(CancellationToken cancel)
    {
        foreach (var index in Indexes)
        {
            var batches = 0;
            while (await database.WriteAsync(session => RunAsync(session, index)))
            {
                cancel.ThrowIfCancellationRequested();
                if (++batches % 50 == 0)
                    LogGoingOn(index.Name, batches * Batch);
            }
        }
    }

    // False when all is done.
    private async ValueTask<bool> RunAsync(IDatabaseSession session, Index index)
    {
        var forUpdate = database.Dialect.ForUpdate;
        if (await session.QueryAsync($"SELECT reached FROM backfills WHERE name = $1 {forUpdate}", row => row.GetInt64(0), index.Name) is not [var reached])
            return false;
        var read = await session.QueryAsync(index.Read, row => (Id: row.GetInt64(0), Found: index.RowsOf(row)), reached, (long)Batch);
        if (read.Count == 0)
        {
            await session.ExecuteManyAsync("DELETE FROM backfills WHERE name = $1", [[index.Name]]);
            return false;
        }

        // Another rule may have found other words. They are replaced in one transaction: nothing is missing while silos of that rule run.
        await session.ExecuteManyAsync(index.Drop, [.. read.Select(row => new object?[] { row.Id })]);
        await session.ExecuteManyAsync($"{index.Insert} ON CONFLICT DO NOTHING", [.. read.SelectMany(row => row.Found)]);
        await session.ExecuteManyAsync("UPDATE backfills SET reached = $2 WHERE name = $1", [[index.Name, read[^1].Id]]);
        return true;
    }

    [LoggerMessage(LogLevel.Warning, "An earlier version's rows are prepared for {Name}: {Count} so far.")]
    private partial void LogGoingOn(string name, int count);

    private sealed record Index(string Name, string Read, string Drop, string Insert, Func<DbDataReader, object?[][]> RowsOf);
}
