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

    public int FollowersOf(int person) => WhoFollows(person).Count();

    public IEnumerable<int> WhoFollows(int person) => Enumerable.Range(0, People).Where(other => _people[other].Follows.Contains(person));

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

/// <summary>One person's tweets and follows, and what of its notifications it has read.</summary>
internal sealed class TruePerson(int number, Action<TrueTweet>? noteLasting = null)
{
    private readonly List<TrueTweet> _all = [];

    public HashSet<int> Follows { get; } = [];

    /// <summary>In the order in which they were posted, without the deleted ones.</summary>
    public IEnumerable<TrueTweet> Tweets => _all.Where(tweet => !tweet.IsDeleted);

    /// <summary>In the order in which they were posted.</summary>
    public IReadOnlyList<TrueTweet> EverPosted => _all;

    /// <summary>Up to where the server has said that notifications are read; null when nothing was ever marked.</summary>
    public long? ReadUpTo { get; private set; }

    /// <summary>Up to where the person has asked it to mark them, at most.</summary>
    public long? AskedUpTo { get; private set; }

    /// <summary>How often the server has said less than before.</summary>
    public int MarksMovedBack { get; private set; }

    /// <summary>The server has said up to where notifications are read.</summary>
    public void SeeMark(long? upTo)
    {
        if (upTo is null ? ReadUpTo is not null : upTo < ReadUpTo)
            MarksMovedBack++;
        else
            ReadUpTo = upTo;
    }

    /// <summary>The person has asked to mark them up to here.</summary>
    public void AskMark(long upTo) => AskedUpTo = Math.Max(upTo, AskedUpTo ?? upTo);

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
    private readonly List<string> _texts = [FirstText];
    private int _replies;
    private int _quotes;

    public string Text => _texts[^1];

    /// <summary>All that it ever had, in order.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>How often its text was replaced.</summary>
    public int Edits => _texts.Count - 1;

    public bool IsEdited => Edits > 0;

    public bool IsDeleted { get; private set; }

    /// <summary>Every other one is never deleted.</summary>
    public bool IsLasting => Number % 2 == 0;

    /// <summary>Replies that are not deleted.</summary>
    public int Replies => _replies;

    /// <summary>Quotes that are not deleted.</summary>
    public int Quotes => _quotes;

    public int Likes => Likers.Count;

    /// <summary>Who likes it at present.</summary>
    public IReadOnlyCollection<int> Likers => PresentOf(_likers);

    /// <summary>Who reposts it at present.</summary>
    public IReadOnlyCollection<int> Reposters => PresentOf(_reposters);

    public bool IsRepostedBy(int person) => _reposters.GetValueOrDefault(person);

    /// <summary>Also if that is undone by now.</summary>
    public bool WasRepostedBy(int person) => _reposters.ContainsKey(person);

    public bool IsLikedBy(int person) => _likers.GetValueOrDefault(person);

    /// <summary>Also if that is undone by now.</summary>
    public bool WasLikedBy(int person) => _likers.ContainsKey(person);

    /// <summary>By somebody else than its author, also if that is undone by now.</summary>
    public bool WasLiked => _likers.Keys.Any(person => person != Author);

    /// <summary>The same for reposts.</summary>
    public bool WasReposted => _reposters.Keys.Any(person => person != Author);

    public void Edit(string text) => _texts.Add(text);

    public void Delete()
    {
        IsDeleted = true;
        Answered?.CountReply(-1);
        Quoted?.CountQuote(-1);
    }

    public void Like(int person) => _likers[person] = true;

    public void Unlike(int person) => _likers[person] = false;

    public void Repost(int person) => _reposters[person] = true;

    public void Unrepost(int person) => _reposters[person] = false;

    public void CountReply(int step) => Interlocked.Add(ref _replies, step);

    public void CountQuote(int step) => Interlocked.Add(ref _quotes, step);

    private static int[] PresentOf(ConcurrentDictionary<int, bool> people) => [.. people.Where(person => person.Value).Select(person => person.Key)];
}
