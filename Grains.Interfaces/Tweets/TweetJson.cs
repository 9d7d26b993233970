using System.Buffers;
using System.Text;
using System.Text.Json;
using MiniTwitter.Json;
using MiniTwitter.Users;

namespace MiniTwitter.Tweets;

/// <summary>
/// A tweet as the API shows it, as JSON. It is written once on each silo, and every page and every push that shows the tweet
/// carries the same bytes, through web nodes too; only their end depends on the viewer, on who reposted it, and on what it
/// quotes, as that now is.
/// </summary>
/// <param name="Body">What is the same for everybody.</param>
/// <param name="Marks">What the viewer has done with it.</param>
/// <param name="Parts">What it quotes and whose repost brought it here; null when neither.</param>
[GenerateSerializer, Immutable, Alias("mt.TweetJson")]
public readonly record struct TweetJson(
    [property: Id(0)] TweetBody Body,
    [property: Id(2)] TweetMarks Marks = TweetMarks.None,
    [property: Id(3)] TweetParts? Parts = null)
{
    private static readonly JsonSerializerOptions Options = MakeOptions();

    // How every JSON ends in which nothing depends on where it is shown.
    private static readonly byte[] PlainEnd = Encoding.UTF8.GetBytes($"""{QuoteName}null{RepostName}null{EndOf(TweetMarks.None)}""");

    // By marks, from there on.
    private static readonly byte[][] MarkEnds = [.. Enumerable.Range(0, 8).Select(marks => Encoding.UTF8.GetBytes(EndOf((TweetMarks)marks)))];

    private const string QuoteName = ",\"quoteOf\":";
    private const string RepostName = ",\"repostedBy\":";

    /// <summary>The tweet.</summary>
    public TweetId Id => Body.Id;

    /// <summary>Who wrote it.</summary>
    public UserId Author => Body.Author;

    /// <summary>Its place in a timeline: the repost's where it stands as one.</summary>
    public TweetId EntryId => Parts?.RepostId ?? Id;

    /// <summary>One JSON object, as somebody without marks sees it. Not to be changed: others show it.</summary>
    public byte[] Utf8 => Body.Utf8;

    /// <summary>Bytes of the JSON as the viewer sees it here.</summary>
    public int Length =>
        Utf8.Length - PlainEnd.Length + QuoteName.Length + RepostName.Length + MarkEnds[(int)Marks].Length
        + LengthOf(Parts?.QuoteOf) + LengthOf(Parts?.RepostedBy);

    private static ReadOnlySpan<byte> Null => "null"u8;

    public static TweetJson Of(Tweet tweet) => new(
        new TweetBody(
            tweet.Id,
            tweet.Author.Id,
            JsonSerializer.SerializeToUtf8Bytes(tweet.With(TweetMarks.None) with { QuoteOf = null, RepostedBy = null }, Options))
        {
            Answered = tweet.ReplyTo?.AuthorId,
        },
        Parts: PartsOf(tweet));

    /// <summary>The JSON of what a tweet quotes and of the repost that brought it here; null when there is neither.</summary>
    public static TweetParts? PartsOf(Tweet tweet) => PartsOf(tweet, tweet.QuoteOf is null ? null : QuoteJson(tweet.QuoteOf));

    /// <summary>The same, with the JSON of the quote.</summary>
    public static TweetParts? PartsOf(Tweet tweet, byte[]? quote) => tweet is { QuoteOf: null, RepostedBy: null }
        ? null
        : new TweetParts(
            quote,
            tweet.RepostedBy is null ? null : JsonSerializer.SerializeToUtf8Bytes(tweet.RepostedBy, Options))
        {
            Quoted = tweet.QuoteOf?.Id,
            QuotedAuthor = tweet.QuoteOf?.Tweet?.Author.Id,
            Reposter = tweet.RepostedBy?.User.Id,
            RepostId = tweet.RepostedBy?.Id,
        };

    /// <summary>The JSON of what a tweet quotes: the same for all tweets that quote it.</summary>
    public static byte[] QuoteJson(Quote quote) => JsonSerializer.SerializeToUtf8Bytes(quote, Options);

    /// <summary>The JSON of a quote whose tweet is not to be seen.</summary>
    internal static byte[] QuoteOfNothing(TweetId quoted) => JsonSerializer.SerializeToUtf8Bytes(new Quote(quoted, Tweet: null), Options);

    /// <summary>Writes the JSON as the viewer sees it here.</summary>
    public void WriteTo(IBufferWriter<byte> writer)
    {
        writer.Write(Utf8.AsSpan(0, Utf8.Length - PlainEnd.Length));
        writer.Write(",\"quoteOf\":"u8);
        writer.Write(Parts?.QuoteOf ?? Null);
        writer.Write(",\"repostedBy\":"u8);
        writer.Write(Parts?.RepostedBy ?? Null);
        writer.Write(MarkEnds[(int)Marks]);
    }

    private static int LengthOf(byte[]? part) => part is null ? Null.Length : part.Length;

    private static string EndOf(TweetMarks marks) =>
        $$""","liked":{{Word(marks, TweetMarks.Liked)}},"bookmarked":{{Word(marks, TweetMarks.Bookmarked)}},"reposted":{{Word(marks, TweetMarks.Reposted)}}}""";

    private static string Word(TweetMarks marks, TweetMarks mark) => marks.HasFlag(mark) ? "true" : "false";

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions();
        ApiJson.Configure(options);
        return options;
    }
}

/// <summary>What of a tweet's JSON is the same for everybody: one object on each silo, which every page points to.</summary>
/// <param name="Author">Who wrote it.</param>
/// <param name="Utf8">As <see cref="TweetJson.Utf8"/>.</param>
[GenerateSerializer, Immutable, Alias("mt.TweetBody")]
public sealed record TweetBody([property: Id(0)] TweetId Id, [property: Id(1)] UserId Author, [property: Id(2)] byte[] Utf8)
{
    private static ReadOnlySpan<byte> ReplyName => ",\"replyTo\":"u8;

    /// <summary>Whom it answers; null when it is no reply.</summary>
    [Id(3)]
    public UserId? Answered { get; init; }

    /// <summary>The same as if it were no reply.</summary>
    public TweetBody WithoutReply()
    {
        // In strings a quotation mark follows a backslash, so the name is found nowhere else. The object has no other object in it.
        var start = Utf8.AsSpan().IndexOf(ReplyName) + ReplyName.Length;
        if (start < ReplyName.Length || Utf8[start] != '{')
            return this;
        var end = start + Utf8.AsSpan(start).IndexOf((byte)'}') + 1;
        return this with { Utf8 = [.. Utf8.AsSpan(0, start), .. "null"u8, .. Utf8.AsSpan(end)], Answered = null };
    }
}

/// <summary>The parts of a tweet's JSON that tell of other tweets; each is null where there is nothing to tell.</summary>
/// <param name="QuoteOf">The tweet that it quotes.</param>
/// <param name="RepostedBy">Whose repost brought it here.</param>
[GenerateSerializer, Immutable, Alias("mt.TweetParts")]
public sealed record TweetParts([property: Id(0)] byte[]? QuoteOf, [property: Id(1)] byte[]? RepostedBy)
{
    /// <summary>The tweet that it quotes.</summary>
    [Id(2)]
    public TweetId? Quoted { get; init; }

    /// <summary>Who wrote that; null when it is deleted.</summary>
    [Id(3)]
    public UserId? QuotedAuthor { get; init; }

    /// <summary>Who has reposted.</summary>
    [Id(4)]
    public UserId? Reposter { get; init; }

    /// <summary>The id of the repost; null when it is none.</summary>
    [Id(5)]
    public TweetId? RepostId { get; init; }

    /// <summary>What it quotes looks deleted.</summary>
    public TweetParts WithoutQuoted() => this with { QuoteOf = Quoted is { } quoted ? TweetJson.QuoteOfNothing(quoted) : null, QuotedAuthor = null };
}
