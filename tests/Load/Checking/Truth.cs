using System.Collections.Concurrent;

namespace MiniTwitter.Checking;

/// <summary>
/// What the server has acknowledged, and what it must therefore show. People are numbers from 0. The acts of one person
/// are noted one after the other; different people act at the same time.
/// </summary>
internal sealed class Truth
{
    private readonly TruePerson[] _people;
    private readonly Lock _gate = new();
    private readonly List<TrueTweet> _lasting = [];

    public Truth(int people) => _people = [.. Enumerable.Range(0, people).Select(person => new TruePerson(person, NoteLasting))];

    public int People => _people.Length;

    public TruePerson this[int person] => _people[person];

    /// <summary>Every tweet that is not deleted.</summary>
    public int Tweets => _people.Sum(person => person.Tweets.Count());

    public int FollowersOf(int person) => _people.Count(other => other.Follows.Contains(person));

    /// <summary>Own tweets and those of followees, newest first, replies where both people are followed.</summary>
    public IReadOnlyList<TrueTweet> HomeOf(int person) =>
    [
        .. _people[person].Follows.Append(person)
            .SelectMany(author => _people[author].Tweets)
            .Where(tweet => IsForHomeOf(person, tweet))
            .OrderByDescending(tweet => tweet.Id),
    ];

    /// <summary>Whether a tweet of the person or of a followee stands in the person's home.</summary>
    public bool IsForHomeOf(int person, TrueTweet tweet) =>
        tweet.Answered is not { Author: var other } || tweet.Author == person || other == tweet.Author || other == person
            || _people[person].Follows.Contains(other);

    /// <summary>Whether the person's home shows a tweet by itself, whoever reposts it.</summary>
    public bool IsInHomeOf(int person, TrueTweet tweet) =>
        !tweet.IsDeleted && IsShownTo(person, tweet.Author) && IsForHomeOf(person, tweet);

    /// <summary>Whether the person's home shows what the other one says.</summary>
    public bool IsShownTo(int person, int other) => person == other || _people[person].Follows.Contains(other);

    /// <summary>Deleted ones, too.</summary>
    public IEnumerable<TrueTweet> EverPosted => _people.SelectMany(person => person.EverPosted);

    /// <summary>Every tweet that somebody has reposted now and has not deleted.</summary>
    public IEnumerable<TrueTweet> Reposted => _people.SelectMany(person => person.Tweets).Where(tweet => tweet.Reposters.Count > 0);

    /// <summary>Some tweet that will not be deleted, so that anybody can answer and like it at any time; null before there is one.</summary>
    public TrueTweet? PickLasting(Random random) => PickLasting(random.Next);

    /// <summary>The same, by its place in the order of posting.</summary>
    /// <param name="choose">How many there are → which, from 0.</param>
    public TrueTweet? PickLasting(Func<int, int> choose)
    {
        lock (_gate)
            return _lasting.Count == 0 ? null : _lasting[choose(_lasting.Count)];
    }

    private void NoteLasting(TrueTweet tweet)
    {
        lock (_gate)
            _lasting.Add(tweet);
    }
}

/// <summary>One person's tweets and follows.</summary>
internal sealed class TruePerson(int number, Action<TrueTweet>? noteLasting = null)
{
    private readonly List<TrueTweet> _all = [];

    public HashSet<int> Follows { get; } = [];

    /// <summary>In the order in which they were posted, without the deleted ones.</summary>
    public IEnumerable<TrueTweet> Tweets => _all.Where(tweet => !tweet.IsDeleted);

    /// <summary>In the order in which they were posted.</summary>
    public IReadOnlyList<TrueTweet> EverPosted => _all;

    public TrueTweet Post(long id, string text, TrueTweet? answered = null, TrueTweet? quoted = null)
    {
        var tweet = new TrueTweet(id, number, _all.Count, text, answered, quoted);
        _all.Add(tweet);
        answered?.CountReply(1);
        quoted?.CountQuote(1);
        if (tweet.IsLasting)
            noteLasting?.Invoke(tweet);
        return tweet;
    }
}

/// <summary>A tweet as acknowledged. Others answer and like it at the same time.</summary>
/// <param name="Number">The author's how many-th, from 0.</param>
/// <param name="FirstText">Different for every tweet there is.</param>
/// <param name="Answered">What it answers, or null.</param>
/// <param name="Quoted">What it quotes, or null.</param>
internal sealed record TrueTweet(long Id, int Author, int Number, string FirstText, TrueTweet? Answered = null, TrueTweet? Quoted = null)
{
    private readonly ConcurrentDictionary<int, bool> _likers = new();
    private readonly ConcurrentDictionary<int, bool> _reposters = new();
    private int _replies;
    private int _quotes;

    public string Text { get; private set; } = FirstText;

    /// <summary>How often its text was replaced.</summary>
    public int Edits { get; private set; }

    public bool IsEdited => Edits > 0;

    public bool IsDeleted { get; private set; }

    /// <summary>Every other one is never deleted.</summary>
    public bool IsLasting => Number % 2 == 0;

    /// <summary>Replies that are not deleted.</summary>
    public int Replies => _replies;

    /// <summary>Quotes that are not deleted.</summary>
    public int Quotes => _quotes;

    public int Likes => _likers.Count;

    /// <summary>Who reposts it at present.</summary>
    public IReadOnlyCollection<int> Reposters => [.. _reposters.Where(reposter => reposter.Value).Select(reposter => reposter.Key)];

    public bool IsRepostedBy(int person) => _reposters.GetValueOrDefault(person);

    /// <summary>Also if that is undone by now.</summary>
    public bool WasRepostedBy(int person) => _reposters.ContainsKey(person);

    public bool IsLikedBy(int person) => _likers.ContainsKey(person);

    public void Edit(string text) => (Text, Edits) = (text, Edits + 1);

    public void Delete()
    {
        IsDeleted = true;
        Answered?.CountReply(-1);
        Quoted?.CountQuote(-1);
    }

    public void Like(int person) => _likers[person] = true;

    public void Unlike(int person) => _likers.TryRemove(person, out _);

    public void Repost(int person) => _reposters[person] = true;

    public void Unrepost(int person) => _reposters[person] = false;

    public void CountReply(int step) => Interlocked.Add(ref _replies, step);

    public void CountQuote(int step) => Interlocked.Add(ref _quotes, step);
}
