using MiniTwitter.Streams;

namespace MiniTwitter.Storage;

/// <summary>What <see cref="AppendPlan"/> must know of the database, read in the transaction that will write.</summary>
internal sealed class AppendFacts
{
    /// <summary>The partition's newest sequence number.</summary>
    public long Head { get; set; }

    public Dictionary<(long Actor, string Key), KeyedRow> Keys { get; } = [];

    public Dictionary<long, TweetRow> Tweets { get; } = [];

    public HashSet<(long Follower, long Followee)> Edges { get; } = [];

    public HashSet<HidingRow> Hidings { get; } = [];

    /// <summary>Users by the keys of their handles, those who are mentioned.</summary>
    public Dictionary<string, long> Mentioned { get; } = [];

    /// <summary>By tweet: whom it has notified that it mentions them.</summary>
    public Dictionary<long, HashSet<long>> Mentions { get; } = [];

    /// <summary>By tweet that is edited: how many earlier versions it has, and the texts of those that may mention somebody.</summary>
    public Dictionary<long, EarlierVersions> Versions { get; } = [];

    /// <summary>With their ids.</summary>
    public Dictionary<Mark, long> Marks { get; } = [];
}

/// <summary>The log row that holds an idempotency key.</summary>
internal sealed record KeyedRow(long Seq, LogEventKind Kind, long Subject, long At, long Fingerprint);

/// <summary>The earlier versions of a tweet.</summary>
internal sealed class EarlierVersions
{
    public int Count { get; set; }

    /// <summary>The texts that have an @ in them.</summary>
    public List<string> Mentioning { get; } = [];

    public void Add(string? mentioning)
    {
        Count++;
        if (mentioning is not null)
            Mentioning.Add(mentioning);
    }
}

/// <summary>A tweet as it is.</summary>
/// <param name="Text">Null when deleted.</param>
/// <param name="Since">When the text became current.</param>
/// <param name="ReplyTo">The tweet that it answers, or null.</param>
/// <param name="QuoteOf">The tweet that it quotes, or null.</param>
/// <param name="RepostOf">A repost: what it shows. Otherwise null.</param>
/// <param name="ReplyAuthor">Whom it answers, or null.</param>
/// <param name="QuoteAuthor">Whom it quotes, or null.</param>
internal sealed record TweetRow(
    long Author, string? Text, long Since, long? ReplyTo, long? QuoteOf, long? RepostOf, long? ReplyAuthor, long? QuoteAuthor);
