namespace MiniTwitter.Checking;

/// <summary>
/// What the server has acknowledged, and what it must therefore show. People are numbers from 0. The acts of one person
/// are noted one after the other; different people act at the same time.
/// </summary>
internal sealed class Truth
{
    private readonly TruePerson[] _people;

    public Truth(int people) => _people = [.. Enumerable.Range(0, people).Select(person => new TruePerson(person))];

    public int People => _people.Length;

    public TruePerson this[int person] => _people[person];

    /// <summary>Every tweet that is not deleted.</summary>
    public int Tweets => _people.Sum(person => person.Tweets.Count());

    public int FollowersOf(int person) => _people.Count(other => other.Follows.Contains(person));

    /// <summary>Own tweets and those of followees, newest first.</summary>
    public IReadOnlyList<TrueTweet> HomeOf(int person) =>
    [
        .. _people[person].Follows.Append(person)
            .SelectMany(author => _people[author].Tweets)
            .OrderByDescending(tweet => tweet.Id),
    ];
}

/// <summary>One person's tweets and follows.</summary>
internal sealed class TruePerson(int number)
{
    private readonly List<TrueTweet> _all = [];

    public HashSet<int> Follows { get; } = [];

    /// <summary>In the order in which they were posted, without the deleted ones.</summary>
    public IEnumerable<TrueTweet> Tweets => _all.Where(tweet => !tweet.IsDeleted);

    /// <summary>In the order in which they were posted.</summary>
    public IReadOnlyList<TrueTweet> EverPosted => _all;

    public TrueTweet Post(long id, string text)
    {
        var tweet = new TrueTweet(id, number, _all.Count, text);
        _all.Add(tweet);
        return tweet;
    }
}

/// <summary>A tweet as acknowledged.</summary>
/// <param name="Number">The author's how many-th, from 0.</param>
/// <param name="FirstText">Different for every tweet there is.</param>
internal sealed record TrueTweet(long Id, int Author, int Number, string FirstText)
{
    public string Text { get; private set; } = FirstText;

    /// <summary>How often its text was replaced.</summary>
    public int Edits { get; private set; }

    public bool IsEdited => Edits > 0;

    public bool IsDeleted { get; private set; }

    public void Edit(string text) => (Text, Edits) = (text, Edits + 1);

    public void Delete() => IsDeleted = true;
}
