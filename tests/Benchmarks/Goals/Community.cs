using System.Collections.Concurrent;
using MiniTwitter.Graphs;
using MiniTwitter.Seeding;
using MiniTwitter.Servers;
using MiniTwitter.Traffic;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Goals;

/// <summary>
/// Very many people who follow each other as on Twitter, and everything that they have written: what each must see at home. They
/// are numbers in the graph, which say nothing of them, so that the first of them are as good a sample as any.
/// </summary>
internal sealed class Community
{
    public const int People = 100_000;

    // As many as the server keeps in memory.
    private const int Tweets = 50_000;
    private const int Seed = 42;

    private readonly SocialGraph _graph = FollowerGraph.Create(People, Seed);
    private readonly ConcurrentDictionary<int, ConcurrentQueue<TweetId>> _written = [];
    private UserId[] _ids = [];

    private Community()
    {
    }

    /// <summary>Written into a fresh database.</summary>
    public static Community Create(DataDirectory directory)
    {
        var community = new Community();
        SeededDatabase.Create(directory.Data, TimeProvider.System, community.Fill);
        return community;
    }

    public UserId this[int person] => _ids[person];

    /// <summary>That the person has posted this.</summary>
    public void Note(int author, TweetId tweet) => _written.GetOrAdd(author, static _ => []).Enqueue(tweet);

    /// <summary>What the person's home must show first, the newest first.</summary>
    public TweetId[] HomeOf(int reader, int limit) =>
        [.. _graph.Followees[reader].Append(reader).SelectMany(Written).OrderDescending().Take(limit)];

    /// <summary>By author: how many homes get what they post, when that many of the people are awake, their own included.</summary>
    public int[] CountReceivers(int awake)
    {
        var receivers = new int[awake];
        for (var reader = 0; reader < awake; reader++)
        {
            foreach (var author in _graph.Followees[reader].Append(reader).Where(author => author < awake))
                receivers[author]++;
        }

        return receivers;
    }

    private IEnumerable<TweetId> Written(int author) => _written.TryGetValue(author, out var tweets) ? tweets : [];

    // Who is followed by more people writes more often, in proportion.
    private void Fill(SeededDatabase database)
    {
        _ids = database.AddPeople(People, number => $"person_{number}");
        database.AddFollows(_graph, _ids);
        var random = new Random(Seed);
        var texts = new Texts(random, () => $"person_{random.Next(People)}");
        var followed = _graph.Followees.SelectMany(followees => followees).ToArray();
        for (var tweet = 0; tweet < Tweets; tweet++)
        {
            var author = followed[random.Next(followed.Length)];
            Note(author, database.AddTweet(_ids[author], texts.Compose($"Tweet {tweet}.")));
        }
    }
}
