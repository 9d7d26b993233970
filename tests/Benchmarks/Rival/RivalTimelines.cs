using MiniTwitter.Tweets;
using MiniTwitter.Users;
using StackExchange.Redis;

namespace MiniTwitter.Rival;

/// <summary>
/// The design of Retwis, Redis' own tutorial: a list of ids for each person's timeline, into which every tweet of those it follows
/// is pushed when it is posted, and the tweets themselves as JSON, each under its id.
/// </summary>
internal sealed class RivalTimelines(IDatabase redis, RivalPeople people, TimeProvider time)
{
    private const int Kept = 800;

    // So that ids are as long in JSON as ours.
    private static readonly long FirstId = TimeSortableId.FirstAt(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private readonly RedisKey[] _timelines = [.. Enumerable.Range(0, people.Count).Select(person => (RedisKey)$"timeline:{person}")];
    private readonly int[][] _followers = [.. Enumerable.Range(0, people.Count).Select(people.FollowersOf)];
    private readonly Author[] _authors = [.. Enumerable.Range(0, people.Count).Select(RivalPeople.AuthorOf)];

    /// <summary>Ids and JSON, the newest first.</summary>
    public async Task<(RedisValue[] Ids, RedisValue[] Tweets)> ReadAsync(int person, int length)
    {
        var ids = await redis.ListRangeAsync(_timelines[person], 0, length - 1);
        return (ids, ids.Length == 0 ? [] : await redis.StringGetAsync(Array.ConvertAll(ids, KeyOf)));
    }

    /// <summary>Answers the tweet's JSON when Redis has answered everything.</summary>
    public async Task<byte[]> PostAsync(int person, string text)
    {
        var id = FirstId + await redis.StringIncrementAsync("tweets");
        var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        var tweet = TweetJson.Of(new Tweet(new TweetId(id), _authors[person], text, TweetFacets.Find(text), now, EditedAt: null)).Utf8;
        var answers = new List<Task>(3 + 2 * _followers[person].Length) { redis.StringSetAsync(KeyOf(id), tweet) };
        Push(person);
        foreach (var follower in _followers[person])
            Push(follower);
        await Task.WhenAll(answers);
        return tweet;

        void Push(int reader)
        {
            answers.Add(redis.ListLeftPushAsync(_timelines[reader], id));
            answers.Add(redis.ListTrimAsync(_timelines[reader], 0, Kept - 1));
        }
    }

    private static RedisKey KeyOf(RedisValue id) => $"tweet:{id}";
}
