using System.Collections.Immutable;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Storage.Sqlite;

/// <summary>Appends a batch within the writer's transaction, which holds the file: nobody else writes meanwhile.</summary>
internal static class SqliteAppend
{
    private const string InsertLog =
        "INSERT INTO tweet_log (partition, seq, kind, actor, subject, at, key, fingerprint) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    private const string InsertCounts =
        $"INSERT INTO tweet_counts (partition, tweet_id, replies, likes, reposts, quotes) VALUES ($1, $2, $3, $4, $5, $6) {AppendSql.AddToCounts}";

    private const string InsertTweet =
        "INSERT INTO tweets (id, author, text, seq, reply_to, reply_author, quote_of, repost_of) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    private const string InsertNotification =
        $"INSERT INTO notifications (user_id, kind, tweet_id, actor, id) VALUES ($1, $2, $3, $4, $5) {AppendSql.NotifyAgain}";

    public static ImmutableArray<AppendResult> Run(
        SqliteSession session, LogPartition partition, long firstSeq, ImmutableArray<LogEntry> entries)
    {
        var plan = AppendPlan.Make(partition, firstSeq, entries, ReadFacts(session, partition, entries));
        Write(session, plan);
        return plan.Results;
    }

    private static AppendFacts ReadFacts(SqliteSession session, LogPartition partition, ImmutableArray<LogEntry> entries)
    {
        var facts = new AppendFacts
        {
            Head = session.Query("SELECT seq FROM log_heads WHERE partition = $1", row => row.GetInt64(0), partition.Index)[0],
        };
        foreach (var command in entries.Select(entry => entry.Command))
        {
            var (actor, subject) = (command.Actor.Value, command.Subject);
            if (command.Key is { Value: var key } && session.Query(AppendSql.ReadKey, AppendSql.MapKey, actor, key) is [var keyed])
                facts.Keys[(actor, key)] = keyed;
            foreach (var needed in command.NeededTweets)
            {
                if (session.Query(AppendSql.ReadTweet, AppendSql.MapTweet, needed) is [var tweet])
                    facts.Tweets[needed] = tweet;
            }

            foreach (var handle in command.Mentioned)
            {
                if (session.Query(AppendSql.ReadMentioned, row => row.GetInt64(1), handle) is [var mentioned])
                    facts.Mentioned[handle] = mentioned;
            }

            if (command.ChangesMentions)
            {
                session.Query(
                    AppendSql.ReadMentions,
                    row =>
                    {
                        AppendSql.AddMention(facts, row);
                        return true;
                    },
                    subject);
            }

            // Several edits of one tweet may be in one batch.
            if (command.Kind is LogEventKind.Edited && !facts.Versions.ContainsKey(subject))
            {
                session.Query(
                    AppendSql.ReadVersions,
                    row =>
                    {
                        AppendSql.AddVersion(facts, row);
                        return true;
                    },
                    subject);
            }

            if (command.IsOnEdge)
                ReadEdge(actor, subject);
            if (command.HidingKind is { } hiding)
                ReadHiding(hiding, actor, subject);
            if (command.IsAboutBoth)
            {
                ReadEdge(subject, actor);
                ReadHiding(HidingKind.Blocked, actor, subject);
                ReadHiding(HidingKind.Blocked, subject, actor);
            }

            if (command.MarkKind is not TweetMarks.None and var mark && session.Query(AppendSql.ReadMark(mark), row => row.GetInt64(0), actor, subject) is [var id])
                facts.Marks[new Mark(mark, actor, subject)] = id;
        }

        return facts;

        void ReadEdge(long follower, long followee)
        {
            if (session.Query(AppendSql.ReadEdge, row => row.GetInt64(0), follower, followee).Count > 0)
                facts.Edges.Add((follower, followee));
        }

        void ReadHiding(HidingKind kind, long user, long other)
        {
            if (session.Query(AppendSql.ReadHiding(kind), row => row.GetInt64(0), user, other).Count > 0)
                facts.Hidings.Add(new HidingRow(kind, user, other));
        }
    }

    private static void Write(SqliteSession session, AppendPlan plan)
    {
        if (plan.Log.Count > 0)
            session.Execute(AppendSql.MoveHead, plan.Partition.Index, plan.OldHead, plan.NewHead, plan.LastTweetId);
        foreach (var (actor, key) in plan.ExpiredKeys)
            session.Execute("UPDATE tweet_log SET key = NULL WHERE actor = $1 AND key = $2", actor, key);
        foreach (var row in plan.Log)
            session.Execute(InsertLog, plan.Partition.Index, row.Seq, (int)row.Kind, row.Actor, row.Subject, row.At, row.Key, row.Fingerprint);
        foreach (var row in plan.NewTweets)
            session.Execute(InsertTweet, row.Id, row.Author, row.Text, row.Seq, row.ReplyTo, row.ReplyAuthor, row.QuoteOf, row.RepostOf);
        foreach (var row in plan.Versions)
            session.Execute("INSERT INTO tweet_versions (tweet_id, seq, at, text) VALUES ($1, $2, $3, $4)", row.TweetId, row.Seq, row.At, row.Text);
        foreach (var row in plan.ChangedTweets.Values)
            Change(session, row);
        foreach (var (tweet, counts) in plan.Counts)
            session.Execute(InsertCounts, plan.Partition.Index, tweet, counts.Replies, counts.Likes, counts.Reposts, counts.Quotes);
        foreach (var mark in plan.RemovedMarks)
            session.Execute($"DELETE FROM {AppendSql.TableOf(mark.Kind)} WHERE user_id = $1 AND tweet_id = $2", mark.User, mark.Tweet);
        foreach (var (mark, id) in plan.NewMarks)
            session.Execute($"INSERT INTO {AppendSql.TableOf(mark.Kind)} (user_id, tweet_id, id) VALUES ($1, $2, $3)", mark.User, mark.Tweet, id);
        foreach (var (follower, followee) in plan.RemovedEdges)
            session.Execute("DELETE FROM follows WHERE follower = $1 AND followee = $2", follower, followee);
        foreach (var row in plan.NewEdges.Values)
            session.Execute("INSERT INTO follows (follower, followee, id) VALUES ($1, $2, $3)", row.Follower, row.Followee, row.Id);
        foreach (var row in plan.RemovedHidings)
            session.Execute($"DELETE FROM {AppendSql.TableOf(row.Kind)} WHERE user_id = $1 AND other = $2", row.User, row.Other);
        foreach (var (row, id) in plan.NewHidings)
            session.Execute($"INSERT INTO {AppendSql.TableOf(row.Kind)} (user_id, other, id) VALUES ($1, $2, $3)", row.User, row.Other, id);
        foreach (var profile in plan.Profiles.Values)
            Save(session, profile);
        foreach (var row in plan.Tags.Values)
            Tag(session, row);
        foreach (var (user, step) in plan.Followers)
            session.Execute(AppendSql.CountFollowers, plan.Partition.Index, user, step);
        foreach (var row in plan.WithdrawnNotifications)
            session.Execute(AppendSql.Withdraw, row.User, (int)row.Kind, row.Tweet, row.Actor);
        foreach (var (row, id) in plan.NewNotifications)
            session.Execute(InsertNotification, row.User, (int)row.Kind, row.Tweet, row.Actor, id);
        foreach (var (user, upTo) in plan.ReadUpTo)
            session.Execute(AppendSql.ReadNotifications, user, upTo);
    }

    private static void Save(SqliteSession session, Profile profile)
    {
        session.Execute(AppendSql.SaveProfile, AppendSql.ProfileValues(profile));
        session.Execute(AppendSql.DropWords, profile.Id.Value);
        foreach (var word in SearchWords.Of(profile))
            session.Execute(AppendSql.InsertWord, word, profile.Id.Value);
    }

    private static void Tag(SqliteSession session, TaggedRow row)
    {
        session.Execute(AppendSql.DropTags, row.TweetId);
        foreach (var tag in row.Tags)
            session.Execute(AppendSql.InsertTag, tag, row.TweetId, row.Author);
    }

    private static void Change(SqliteSession session, ChangedTweetRow row)
    {
        session.Execute("UPDATE tweets SET text = $2, edited_at = $3, deleted_at = $4 WHERE id = $1", row.Id, row.Text, row.EditedAt, row.DeletedAt);
        if (row.DeletedAt is not null)
            session.Execute("DELETE FROM tweet_versions WHERE tweet_id = $1", row.Id);
    }
}
