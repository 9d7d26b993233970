using System.Collections.Immutable;
using System.Data.Common;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;
using Npgsql;

namespace MiniTwitter.Storage.Postgres;

/// <summary>Appends a batch in two round trips, however many entries it has: one reads the facts, one writes the rows and commits.</summary>
internal static class PostgresAppend
{
    /// <summary>Locks the partition's head until the transaction ends, so that the facts cannot change before the write.</summary>
    public static async Task<AppendFacts> ReadFactsAsync(
        NpgsqlConnection connection, LogPartition partition, ImmutableArray<LogEntry> entries)
    {
        var commands = entries.Select(entry => entry.Command).ToArray();
        var facts = new AppendFacts();
        await using var batch = new NpgsqlBatch(connection);
        var readers = new List<Action<DbDataReader>>();
        LookUp("SELECT seq FROM log_heads WHERE partition = $1 FOR UPDATE", row => facts.Head = row.GetInt64(0), (long)partition.Index);
        if (commands.Where(command => command.Key is not null).ToArray() is { Length: > 0 } keyed)
        {
            LookUp(
                "SELECT actor, key, seq, kind, subject, at, fingerprint FROM tweet_log WHERE (actor, key) IN (SELECT * FROM unnest($1::bigint[], $2::text[]))",
                row => facts.Keys[(row.GetInt64(0), row.GetString(1))] = AppendSql.MapKey(row),
                Column(keyed, command => command.Actor.Value), Column(keyed, command => command.Key!.Value.Value));
        }

        if (commands.SelectMany(command => command.NeededTweets).ToArray() is { Length: > 0 } tweets)
        {
            LookUp(
                $"SELECT {AppendSql.TweetFacts} FROM tweets WHERE id = ANY ($1::bigint[])",
                row => facts.Tweets[row.GetInt64(0)] = AppendSql.MapTweet(row),
                tweets);
        }

        if (commands.SelectMany(command => command.Mentioned).Distinct().ToArray() is { Length: > 0 } handles)
        {
            LookUp(
                "SELECT handle_key, id FROM users WHERE handle_key = ANY ($1::text[])",
                row => facts.Mentioned[row.GetString(0)] = row.GetInt64(1), (object)handles);
        }

        if (commands.Where(command => command.ChangesMentions).Select(command => command.Subject).ToArray() is { Length: > 0 } changed)
        {
            LookUp(
                "SELECT tweet_id, user_id FROM notifications WHERE kind = 2 AND tweet_id = ANY ($1::bigint[])",
                row => AppendSql.AddMention(facts, row), changed);
        }

        if (commands.Where(command => command.Kind is LogEventKind.Edited).Select(command => command.Subject).Distinct().ToArray() is { Length: > 0 } edited)
        {
            LookUp(
                "SELECT tweet_id, CASE WHEN text LIKE '%@%' THEN text END FROM tweet_versions WHERE tweet_id = ANY ($1::bigint[])",
                row => AppendSql.AddVersion(facts, row), edited);
        }

        // A block and a follow of the same two people may be in the logs of different partitions: one waits for the other, and sees it.
        var pairs = commands.Where(command => command.IsAboutBoth).Select(LockOf).Distinct().Order().ToArray();
        if (pairs.Length > 0)
            LookUp("SELECT pg_advisory_xact_lock(pair) FROM unnest($1::bigint[]) AS pairs (pair)", _ => { }, pairs);
        LookUpPairs(
            command => command.IsOnEdge,
            "SELECT follower, followee FROM follows WHERE (follower, followee) IN (SELECT * FROM unnest($1::bigint[], $2::bigint[]) UNION SELECT * FROM unnest($2::bigint[], $1::bigint[]))",
            row => facts.Edges.Add((row.GetInt64(0), row.GetInt64(1))));
        foreach (var kind in Enum.GetValues<HidingKind>())
        {
            LookUpPairs(
                command => command.HidingKind == kind || (kind is HidingKind.Blocked && command.IsAboutBoth),
                $"SELECT user_id, other FROM {AppendSql.TableOf(kind)} WHERE (user_id, other) IN (SELECT * FROM unnest($1::bigint[], $2::bigint[]) UNION SELECT * FROM unnest($2::bigint[], $1::bigint[]))",
                row => facts.Hidings.Add(new HidingRow(kind, row.GetInt64(0), row.GetInt64(1))));
        }

        foreach (var mark in Enum.GetValues<TweetMarks>().Where(mark => mark is not TweetMarks.None))
        {
            LookUpPairs(
                command => command.MarkKind == mark,
                $"SELECT user_id, tweet_id, id FROM {AppendSql.TableOf(mark)} WHERE (user_id, tweet_id) IN (SELECT * FROM unnest($1::bigint[], $2::bigint[]))",
                row => facts.Marks[new Mark(mark, row.GetInt64(0), row.GetInt64(1))] = row.GetInt64(2));
        }

        await using var reader = await batch.ExecuteReaderAsync();
        foreach (var read in readers)
        {
            while (await reader.ReadAsync())
                read(reader);
            await reader.NextResultAsync();
        }

        return facts;

        void LookUp(string sql, Action<DbDataReader> read, params ReadOnlySpan<object?> values)
        {
            Add(batch, sql, values);
            readers.Add(read);
        }

        void LookUpPairs(Func<LogCommand, bool> concerns, string sql, Action<DbDataReader> read)
        {
            if (commands.Where(concerns).ToArray() is { Length: > 0 } found)
                LookUp(sql, read, Column(found, command => command.Actor.Value), Column(found, command => command.Subject));
        }
    }

    /// <summary>Ends the transaction with the rows, in the same round trip: what fails in a batch keeps what comes after it from being done.</summary>
    public static async Task WriteAndCommitAsync(NpgsqlConnection connection, AppendPlan plan)
    {
        await using var batch = new NpgsqlBatch(connection);
        Add(batch, AppendSql.MoveHead, (long)plan.Partition.Index, plan.OldHead, plan.NewHead, plan.LastTweetId);
        AddExpiredKeys(batch, plan.ExpiredKeys);
        AddLog(batch, plan);
        AddTweets(batch, plan);
        AddEdges(batch, plan);
        AddCounts(batch, plan);
        AddMarks(batch, plan);
        AddHidings(batch, plan);
        AddProfiles(batch, plan);
        AddTags(batch, plan);
        AddFollowers(batch, plan);
        AddNotifications(batch, plan);
        Add(batch, "COMMIT");
        await batch.ExecuteNonQueryAsync();
    }

    private static void AddExpiredKeys(NpgsqlBatch batch, List<(long Actor, string Key)> keys)
    {
        if (keys.Count == 0)
            return;
        Add(
            batch,
            "UPDATE tweet_log SET key = NULL WHERE (actor, key) IN (SELECT * FROM unnest($1::bigint[], $2::text[]))",
            Column(keys, row => row.Actor), Column(keys, row => row.Key));
    }

    private static void AddLog(NpgsqlBatch batch, AppendPlan plan) => Add(
        batch,
        """
        INSERT INTO tweet_log (partition, seq, kind, actor, subject, at, key, fingerprint)
        SELECT $1, * FROM unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::text[], $8::bigint[])
        """,
        (long)plan.Partition.Index, Column(plan.Log, row => row.Seq), Column(plan.Log, row => (long)row.Kind), Column(plan.Log, row => row.Actor),
        Column(plan.Log, row => row.Subject), Column(plan.Log, row => row.At), Column(plan.Log, row => row.Key), Column(plan.Log, row => row.Fingerprint));

    private static void AddTweets(NpgsqlBatch batch, AppendPlan plan)
    {
        if (plan.NewTweets is { Count: > 0 } tweets)
        {
            Add(
                batch,
                """
                INSERT INTO tweets (id, author, text, seq, reply_to, reply_author, quote_of, repost_of)
                SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[])
                """,
                Column(tweets, row => row.Id), Column(tweets, row => row.Author), Column(tweets, row => row.Text), Column(tweets, row => row.Seq),
                Column(tweets, row => row.ReplyTo), Column(tweets, row => row.ReplyAuthor), Column(tweets, row => row.QuoteOf),
                Column(tweets, row => row.RepostOf));
        }

        if (plan.Versions is { Count: > 0 } versions)
        {
            Add(
                batch,
                "INSERT INTO tweet_versions (tweet_id, seq, at, text) SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[])",
                Column(versions, row => row.TweetId), Column(versions, row => row.Seq), Column(versions, row => row.At), Column(versions, row => row.Text));
        }

        if (plan.ChangedTweets.Values is { Count: > 0 } changed)
        {
            Add(
                batch,
                """
                UPDATE tweets AS t SET text = c.text, edited_at = c.edited_at, deleted_at = c.deleted_at
                FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[]) AS c (id, text, edited_at, deleted_at)
                WHERE t.id = c.id
                """,
                Column(changed, row => row.Id), Column(changed, row => row.Text), Column(changed, row => row.EditedAt), Column(changed, row => row.DeletedAt));
            Add(
                batch,
                "DELETE FROM tweet_versions WHERE tweet_id = ANY ($1::bigint[])",
                changed.Where(row => row.DeletedAt is not null).Select(row => row.Id).ToArray());
        }
    }

    private static void AddCounts(NpgsqlBatch batch, AppendPlan plan)
    {
        if (plan.Counts.Count == 0)
            return;
        Add(
            batch,
            $"""
            INSERT INTO tweet_counts (partition, tweet_id, replies, likes, reposts, quotes)
            SELECT $1, * FROM unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[]) {AppendSql.AddToCounts}
            """,
            (long)plan.Partition.Index, Column(plan.Counts, row => row.Key), Column(plan.Counts, row => (long)row.Value.Replies),
            Column(plan.Counts, row => (long)row.Value.Likes), Column(plan.Counts, row => (long)row.Value.Reposts),
            Column(plan.Counts, row => (long)row.Value.Quotes));
    }

    private static void AddMarks(NpgsqlBatch batch, AppendPlan plan)
    {
        foreach (var removed in plan.RemovedMarks.GroupBy(mark => mark.Kind))
        {
            Add(
                batch,
                $"DELETE FROM {AppendSql.TableOf(removed.Key)} WHERE (user_id, tweet_id) IN (SELECT * FROM unnest($1::bigint[], $2::bigint[]))",
                Column([.. removed], mark => mark.User), Column([.. removed], mark => mark.Tweet));
        }

        foreach (var added in plan.NewMarks.GroupBy(row => row.Key.Kind))
        {
            Add(
                batch,
                $"INSERT INTO {AppendSql.TableOf(added.Key)} (user_id, tweet_id, id) SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[])",
                Column([.. added], row => row.Key.User), Column([.. added], row => row.Key.Tweet), Column([.. added], row => row.Value));
        }
    }

    private static void AddHidings(NpgsqlBatch batch, AppendPlan plan)
    {
        foreach (var removed in plan.RemovedHidings.GroupBy(row => row.Kind))
        {
            Add(
                batch,
                $"DELETE FROM {AppendSql.TableOf(removed.Key)} WHERE (user_id, other) IN (SELECT * FROM unnest($1::bigint[], $2::bigint[]))",
                Column([.. removed], row => row.User), Column([.. removed], row => row.Other));
        }

        foreach (var added in plan.NewHidings.GroupBy(row => row.Key.Kind))
        {
            Add(
                batch,
                $"INSERT INTO {AppendSql.TableOf(added.Key)} (user_id, other, id) SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[])",
                Column([.. added], row => row.Key.User), Column([.. added], row => row.Key.Other), Column([.. added], row => row.Value));
        }
    }

    // The same for both directions; others may share it, which costs them a short wait.
    private static long LockOf(LogCommand command)
    {
        var (one, other) = (Math.Min(command.Actor.Value, command.Subject), Math.Max(command.Actor.Value, command.Subject));
        return unchecked((one * -7046029254386353131) ^ other);
    }

    private static void AddProfiles(NpgsqlBatch batch, AppendPlan plan)
    {
        foreach (var profile in plan.Profiles.Values)
        {
            Add(batch, AppendSql.SaveProfile, AppendSql.ProfileValues(profile));
            Add(batch, AppendSql.DropWords, profile.Id.Value);
            Add(
                batch, "INSERT INTO user_words (word, user_id) SELECT word, $2 FROM unnest($1::text[]) AS words (word)",
                SearchWords.Of(profile).ToArray(), profile.Id.Value);
        }
    }

    private static void AddTags(NpgsqlBatch batch, AppendPlan plan)
    {
        if (plan.Tags.Values is not { Count: > 0 } tagged)
            return;
        Add(batch, "DELETE FROM hashtags WHERE tweet_id = ANY ($1::bigint[])", Column(tagged, row => row.TweetId));
        var rows = tagged.SelectMany(row => row.Tags, (row, tag) => (Tag: tag, row.TweetId, row.Author)).ToArray();
        Add(
            batch,
            "INSERT INTO hashtags (tag, tweet_id, author) SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[])",
            Column(rows, row => row.Tag), Column(rows, row => row.TweetId), Column(rows, row => row.Author));
    }

    private static void AddFollowers(NpgsqlBatch batch, AppendPlan plan)
    {
        foreach (var (user, step) in plan.Followers)
            Add(batch, AppendSql.CountFollowers, (long)plan.Partition.Index, user, (long)step);
    }

    private static void AddNotifications(NpgsqlBatch batch, AppendPlan plan)
    {
        if (plan.WithdrawnNotifications is { Count: > 0 } withdrawn)
        {
            Add(
                batch,
                """
                DELETE FROM notifications WHERE (user_id, kind, tweet_id, actor) IN
                    (SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[]))
                """,
                Column(withdrawn, row => row.User), Column(withdrawn, row => (long)row.Kind), Column(withdrawn, row => row.Tweet),
                Column(withdrawn, row => row.Actor));
        }

        if (plan.NewNotifications is { Count: > 0 } added)
        {
            Add(
                batch,
                $"""
                INSERT INTO notifications (user_id, kind, tweet_id, actor, id)
                SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[]) {AppendSql.NotifyAgain}
                """,
                Column(added, row => row.Key.User), Column(added, row => (long)row.Key.Kind), Column(added, row => row.Key.Tweet),
                Column(added, row => row.Key.Actor), Column(added, row => row.Value));
        }

        foreach (var (user, upTo) in plan.ReadUpTo)
            Add(batch, AppendSql.ReadNotifications, user, upTo);
    }

    private static void AddEdges(NpgsqlBatch batch, AppendPlan plan)
    {
        if (plan.RemovedEdges is { Count: > 0 } removed)
        {
            Add(
                batch,
                "DELETE FROM follows WHERE (follower, followee) IN (SELECT * FROM unnest($1::bigint[], $2::bigint[]))",
                Column(removed, edge => edge.Follower), Column(removed, edge => edge.Followee));
        }

        if (plan.NewEdges.Values is { Count: > 0 } added)
        {
            Add(
                batch,
                "INSERT INTO follows (follower, followee, id) SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[])",
                Column(added, row => row.Follower), Column(added, row => row.Followee), Column(added, row => row.Id));
        }
    }

    private static TValue[] Column<TRow, TValue>(IReadOnlyCollection<TRow> rows, Func<TRow, TValue> value) => [.. rows.Select(value)];

    private static void Add(NpgsqlBatch batch, string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        PostgresSession.Add(command.Parameters, values);
        batch.BatchCommands.Add(command);
    }
}
