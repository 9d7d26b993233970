using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using MiniTwitter.Graphs;
using MiniTwitter.Storage;
using MiniTwitter.Storage.Migrations;
using MiniTwitter.Storage.Sqlite;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Seeding;

/// <summary>
/// A fresh database of the product, filled without the product before a server starts on it: what a hundred thousand
/// registrations and millions of follows would have left in the tables, within a minute. Its logs are as after pruning, heads
/// without rows. Nobody in it has an account: these people are there, and nobody can sign in as them.
/// </summary>
internal sealed class SeededDatabase
{
    // In one transaction that nothing protects: a file that was not finished is thrown away.
    private const string Hurry = """
        PRAGMA locking_mode = EXCLUSIVE;
        PRAGMA journal_mode = OFF;
        PRAGMA synchronous = OFF;
        PRAGMA cache_size = -500000;
        """;

    private static readonly TimeSpan Age = TimeSpan.FromDays(1);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    private readonly SqliteSession _session;
    private readonly Random _random = new(1);
    private readonly TweetId[] _lastIds = new TweetId[LogPartition.Count];
    private readonly long[] _seqs = new long[LogPartition.Count];
    private DateTimeOffset _at;

    private SeededDatabase(SqliteSession session, DateTimeOffset start) => (_session, _at) = (session, start);

    /// <param name="directory">The server's data directory. Has no database yet.</param>
    /// <param name="time">Everything has happened a day before.</param>
    /// <param name="fill">Adds what shall be in it.</param>
    public static void Create(string directory, TimeProvider time, Action<SeededDatabase> fill)
    {
        CreateDirectory(directory);
        var options = new MiniTwitterOptions { DataDirectory = directory };
        Schema.UpgradeSqlite(options.TweetsFile, options.ClusterFile, time, NullLogger.Instance);
        using var session = new SqliteSession(Open(options.TweetsFile));
        var indexes = session.Query(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('follows', 'tweets')",
            row => (Name: row.GetString(0), Sql: row.GetString(1)));
        session.Execute("BEGIN");
        foreach (var index in indexes)
            session.Execute($"DROP INDEX {index.Name}");
        var database = new SeededDatabase(session, time.GetUtcNow() - Age);
        fill(database);
        database.WriteHeads();
        foreach (var index in indexes)
            session.Execute(index.Sql);
        session.Execute("INSERT INTO follower_counts (user_id, partition, followers) SELECT followee, 0, count(*) FROM follows GROUP BY followee");
        // Nothing is left to be prepared.
        session.Execute("DELETE FROM backfills");
        session.Execute("COMMIT");
    }

    /// <summary>People with that many handles, in the order of their ids.</summary>
    public UserId[] AddPeople(int count, Func<int, string> handleOf)
    {
        var people = new UserId[count];
        for (var person = 0; person < count; person++)
        {
            _at += Step;
            var name = handleOf(person);
            var id = people[person] = new UserId(TimeSortableId.FirstAt(_at) | (uint)_random.Next(1 << TimeSortableId.LowBits));
            var handle = Handle.TryParse(name, out var parsed) ? parsed : throw new ArgumentException($"'{name}' is no handle.", nameof(handleOf));
            var profile = new Profile(id, handle, name, null, null, null, null, null, _at);
            _session.Execute(AppendSql.SaveProfile, AppendSql.ProfileValues(profile));
            foreach (var word in SearchWords.Of(profile))
                _session.Execute(AppendSql.InsertWord, word, id.Value);
            Append(id);
        }

        return people;
    }

    /// <summary>Whom the people of a graph follow, by their numbers in it.</summary>
    public void AddFollows(SocialGraph graph, IReadOnlyList<UserId> people)
    {
        for (var follower = 0; follower < graph.People; follower++)
        {
            foreach (var followee in graph.Followees[follower])
                AddFollow(people[follower], people[followee]);
        }
    }

    /// <summary>Fastest in the order of the followers' ids.</summary>
    public void AddFollow(UserId follower, UserId followee)
    {
        _session.Execute("INSERT INTO follows (follower, followee, id) VALUES ($1, $2, $3)", follower.Value, followee.Value, NextId(follower).Value);
        Append(follower);
    }

    public TweetId AddTweet(UserId author, string text)
    {
        _at += Step;
        var id = NextId(author);
        _session.Execute("INSERT INTO tweets (id, author, text, seq) VALUES ($1, $2, $3, $4)", id.Value, author.Value, text, Append(author));
        foreach (var tag in Hashtag.Of(text))
            _session.Execute(AppendSql.InsertTag, tag, id.Value, author.Value);
        return id;
    }

    private static SqliteConnection Open(string file)
    {
        var connection = SqliteFile.Dedicated(file).Open();
        using var command = connection.CreateCommand();
        command.CommandText = Hurry;
        command.ExecuteNonQuery();
        return connection;
    }

    // As the product makes it: for its owner alone.
    private static void CreateDirectory(string directory)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private TweetId NextId(UserId actor)
    {
        var partition = LogPartition.Of(actor);
        return _lastIds[partition.Index] = TweetId.Next(partition, _lastIds[partition.Index], _at);
    }

    private long Append(UserId actor) => ++_seqs[LogPartition.Of(actor).Index];

    private void WriteHeads()
    {
        foreach (var partition in LogPartition.All)
            _session.Execute(AppendSql.MoveHead, partition.Index, 0L, _seqs[partition.Index], _lastIds[partition.Index].Value);
    }
}
