using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using MiniTwitter.Measuring;
using MiniTwitter.Servers;
using MiniTwitter.Storage.Migrations;
using MiniTwitter.Storage.Sqlite;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Yardsticks;

/// <summary>
/// SQLite in this process and nothing else: for each post the rows that ours writes, into the same tables with the same indexes
/// and with the same durability, 64 posts to a commit, as if all writers always waited together.
/// </summary>
internal sealed class SqliteRows : IDisposable
{
    private const int PostsPerCommit = 64;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _insertTweet;
    private readonly SqliteCommand _insertLog;
    private readonly SqliteCommand _moveHead;
    private readonly UserId[] _authors;
    private readonly string _text;
    private readonly long[] _heads = new long[LogPartition.Count];
    private readonly TweetId[] _last = new TweetId[LogPartition.Count];

    public SqliteRows(DataDirectory directory, string text)
    {
        _text = text;
        var file = directory.FileOf("yardstick.db");
        Schema.UpgradeSqlite(file, directory.FileOf("yardstick-cluster.db"), TimeProvider.System, NullLogger.Instance);
        _connection = SqliteFile.Dedicated(file).Open();
        _begin = Prepare("BEGIN IMMEDIATE", 0);
        _commit = Prepare("COMMIT", 0);
        _insertTweet = Prepare("INSERT INTO tweets (id, author, text, seq) VALUES ($1, $2, $3, $4)", 4);
        _insertLog = Prepare("INSERT INTO tweet_log (partition, seq, kind, actor, subject, at, key, fingerprint) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", 8);
        _moveHead = Prepare("UPDATE log_heads SET seq = $2, last_tweet_id = $3 WHERE partition = $1", 3);
        _authors = [.. Enumerable.Range(0, PostsPerCommit).Select(_ => UserId.New(TimeProvider.System))];
    }

    /// <summary>Posts as fast as it can; the processor time is this process's.</summary>
    public Rate Run(TimeSpan time)
    {
        var (started, before, posts) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, 0);
        do
        {
            Commit();
            posts += PostsPerCommit;
        }
        while (Stopwatch.GetElapsedTime(started) < time);
        return new Rate(posts / Stopwatch.GetElapsedTime(started).TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / posts);
    }

    public void Dispose()
    {
        foreach (var statement in (SqliteCommand[])[_begin, _commit, _insertTweet, _insertLog, _moveHead])
            statement.Dispose();
        _connection.Dispose();
    }

    private void Commit()
    {
        Execute(_begin);
        foreach (var author in _authors)
            Post(author);
        for (var partition = 0; partition < LogPartition.Count; partition++)
            Execute(_moveHead, partition, _heads[partition], _last[partition].Value);
        Execute(_commit);
    }

    private void Post(UserId author)
    {
        var partition = LogPartition.Of(author);
        var now = TimeProvider.System.GetUtcNow();
        var id = _last[partition.Index] = TweetId.Next(partition, _last[partition.Index], now);
        var seq = ++_heads[partition.Index];
        Execute(_insertLog, partition.Index, seq, (int)LogEventKind.Posted, author.Value, id.Value, now.ToUnixTimeMilliseconds(), DBNull.Value, id.Value);
        Execute(_insertTweet, id.Value, author.Value, _text, seq);
    }

    private static void Execute(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var at = 0; at < values.Length; at++)
            command.Parameters[at].Value = values[at];
        command.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var number = 1; number <= parameters; number++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${number}" });
        return command;
    }
}
