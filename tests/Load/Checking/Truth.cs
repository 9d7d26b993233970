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

    /// <summary>Some tweet that will not be deleted, so that anybody can answer and like it at any time; null before there is one.</summary>
    public TrueTweet? PickLasting(Random random)
    {
        lock (_gate)
            return _lasting.Count == 0 ? null : _lasting[random.Next(_lasting.Count)];
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

    public TrueTweet Post(long id, string text, TrueTweet? answered = null)
    {
        var tweet = new TrueTweet(id, number, _all.Count, text, answered);
        _all.Add(tweet);
        answered?.Count(1);
        if (tweet.IsLasting)
            noteLasting?.Invoke(tweet);
        return tweet;
    }
}

/// <summary>A tweet as acknowledged. Others answer and like it at the same time.</summary>
/// <param name="Number">The author's how many-th, from 0.</param>
/// <param name="FirstText">Different for every tweet there is.</param>
/// <param name="Answered">What it answers, or null.</param>
internal sealed record TrueTweet(long Id, int Author, int Number, string FirstText, TrueTweet? Answered = null)
{
    private readonly ConcurrentDictionary<int, bool> _likers = new();
    private int _replies;

    public string Text { get; private set; } = FirstText;

    /// <summary>How often its text was replaced.</summary>
    public int Edits { get; private set; }

    public bool IsEdited => Edits > 0;

    public bool IsDeleted { get; private set; }

    /// <summary>Every other one is never deleted.</summary>
    public bool IsLasting => Number % 2 == 0;

    /// <summary>Replies that are not deleted.</summary>
    public int Replies => _replies;

    public int Likes => _likers.Count;

    public bool IsLikedBy(int person) => _likers.ContainsKey(person);

    public void Edit(string text) => (Text, Edits) = (text, Edits + 1);

    public void Delete()
    {
        IsDeleted = true;
        Answered?.Count(-1);
    }

    public void Like(int person) => _likers[person] = true;

    public void Unlike(int person) => _likers.TryRemove(person, out _);

    public void Count(int step) => Interlocked.Add(ref _replies, step);
}
