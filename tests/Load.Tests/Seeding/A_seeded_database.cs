using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using MiniTwitter.Graphs;
using MiniTwitter.Servers;
using MiniTwitter.Storage;
using MiniTwitter.Storage.Migrations;
using MiniTwitter.Storage.Sqlite;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Seeding;

/// <summary>What the product finds when it opens a database that was filled without it.</summary>
public sealed class A_seeded_database : IDisposable
{
    private static readonly SocialGraph Graph = new("three", [[1, 2], [2], []]);

    private readonly DataDirectory _directory = new();
    private readonly SqliteTweetDatabase _tweets;
    private readonly TweetStore _store;
    private readonly MiniTwitterOptions _options;
    private UserId[] _people = [];
    private TweetId[] _posted = [];

    public A_seeded_database()
    {
        SeededDatabase.Create(_directory.Data, TimeProvider.System, database =>
        {
            _people = database.AddPeople(Graph.People, number => $"person_{number}");
            database.AddFollows(Graph, _people);
            _posted = [.. Enumerable.Range(0, 4).Select(number => database.AddTweet(_people[number % 2], $"text {number}"))];
        });
        _options = new MiniTwitterOptions { DataDirectory = _directory.Data };
        _tweets = new SqliteTweetDatabase(_options.TweetsFile, TimeProvider.System, NullLogger<SqliteTweetDatabase>.Instance);
        _store = new TweetStore(_tweets);
    }

    [Fact]
    public async Task Has_its_people_with_their_follows_and_tweets()
    {
        var (cards, _) = await _store.ReadUsersAsync(_people);

        cards.OrderBy(card => card.Profile.Id).Select(card => (card.Profile.Handle.Value, card.Tweets, card.Followers, card.Following))
            .ShouldBe([("person_0", 2, 0, 2), ("person_1", 2, 1, 1), ("person_2", 0, 2, 0)]);
        (await _store.ReadFolloweesAsync(_people[0])).ShouldBe([_people[1], _people[2]], ignoreOrder: true);
    }

    [Fact]
    public async Task Has_its_tweets_in_the_order_in_which_they_were_added()
    {
        var window = await _store.ReadWindowAsync(100, long.MaxValue, TestContext.Current.CancellationToken);

        window.Tweets.Reverse().Select(tweet => tweet.Id).ShouldBe(_posted);
        window.Tweets.ShouldAllBe(tweet => tweet.Seq <= window.Heads[tweet.Id.Partition]);
        window.Tweets.ShouldAllBe(tweet => tweet.Id.Partition == LogPartition.Of(tweet.Author));
    }

    [Fact]
    public async Task Is_written_on_where_it_ends()
    {
        var partition = LogPartition.Of(_people[0]);
        var heads = await _store.ReadHeadsAsync(TestContext.Current.CancellationToken);
        var now = TimeProvider.System.GetUtcNow();
        var next = TweetId.Next(partition, await _store.ReadLastTweetIdAsync(partition), now);
        var profile = (await _store.ReadUsersAsync([_people[0]])).Cards[0].Profile;

        var results = await _store.AppendAsync(partition, heads[partition] + 1, [new LogEntry(LogCommand.Post(profile, "the next", key: null), next.Value, now)]);

        results.ShouldHaveSingleItem().Status.ShouldBe(AppendStatus.Committed);
        next.ShouldBeGreaterThan(_posted.Max());
    }

    [Fact]
    public void Has_every_index_of_a_database_that_was_not_seeded()
    {
        using var fresh = new DataDirectory();
        var options = new MiniTwitterOptions { DataDirectory = Directory.CreateDirectory(fresh.Data).FullName };
        Schema.UpgradeSqlite(options.TweetsFile, options.ClusterFile, TimeProvider.System, NullLogger.Instance);

        ReadSchema(_options.TweetsFile).ShouldBe(ReadSchema(options.TweetsFile));
    }

    public void Dispose()
    {
        _tweets.Dispose();
        _directory.Dispose();
    }

    private static ImmutableArray<string> ReadSchema(string file)
    {
        using var session = new SqliteSession(SqliteFile.Dedicated(file).Open());
        return [.. session.Query("SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY type, name", row => row.GetString(0))];
    }
}
