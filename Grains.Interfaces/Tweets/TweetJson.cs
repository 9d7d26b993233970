using System.Buffers;
using System.Text;
using System.Text.Json;
using MiniTwitter.Json;

namespace MiniTwitter.Tweets;

/// <summary>
/// A tweet as the API shows it, as JSON. It is written once on each silo, and every page and every push that shows the tweet
/// carries the same bytes, through web nodes too; only their end depends on the viewer, on who reposted it, and on what it
/// quotes, as that now is.
/// </summary>
/// <param name="Utf8">One JSON object, as somebody without marks sees it. Not to be changed: others show it.</param>
/// <param name="Id">The tweet.</param>
/// <param name="Marks">What the viewer has done with it.</param>
/// <param name="QuoteOf">The JSON of what it quotes, or null.</param>
/// <param name="RepostedBy">The JSON of the repost that brought it here, or null.</param>
[GenerateSerializer, Immutable, Alias("mt.TweetJson")]
public readonly record struct TweetJson(
    [property: Id(0)] byte[] Utf8,
    [property: Id(1)] TweetId Id,
    [property: Id(2)] TweetMarks Marks = TweetMarks.None,
    [property: Id(3)] byte[]? QuoteOf = null,
    [property: Id(4)] byte[]? RepostedBy = null)
{
    private static readonly JsonSerializerOptions Options = MakeOptions();

    // How every JSON ends in which nothing depends on where it is shown.
    private static readonly byte[] PlainEnd = Encoding.UTF8.GetBytes($"""{QuoteName}null{RepostName}null{EndOf(TweetMarks.None)}""");

    // By marks, from there on.
    private static readonly byte[][] MarkEnds = [.. Enumerable.Range(0, 8).Select(marks => Encoding.UTF8.GetBytes(EndOf((TweetMarks)marks)))];

    private const string QuoteName = ",\"quoteOf\":";
    private const string RepostName = ",\"repostedBy\":";

    /// <summary>Bytes of the JSON as the viewer sees it here.</summary>
    public int Length =>
        Utf8.Length - PlainEnd.Length + QuoteName.Length + Null.Length + RepostName.Length + Null.Length + MarkEnds[(int)Marks].Length
        + (QuoteOf is null ? 0 : QuoteOf.Length - Null.Length) + (RepostedBy is null ? 0 : RepostedBy.Length - Null.Length);

    private static ReadOnlySpan<byte> Null => "null"u8;

    public static TweetJson Of(Tweet tweet) => new(
        JsonSerializer.SerializeToUtf8Bytes(tweet.With(TweetMarks.None) with { QuoteOf = null, RepostedBy = null }, Options),
        tweet.Id,
        QuoteOf: Of(tweet.QuoteOf),
        RepostedBy: Of(tweet.RepostedBy));

    /// <summary>The JSON of what a tweet quotes.</summary>
    public static byte[]? Of(Quote? quote) => quote is null ? null : JsonSerializer.SerializeToUtf8Bytes(quote, Options);

    /// <summary>The JSON of a repost.</summary>
    public static byte[]? Of(Repost? repost) => repost is null ? null : JsonSerializer.SerializeToUtf8Bytes(repost, Options);

    /// <summary>Writes the JSON as the viewer sees it here.</summary>
    public void WriteTo(IBufferWriter<byte> writer)
    {
        writer.Write(Utf8.AsSpan(0, Utf8.Length - PlainEnd.Length));
        writer.Write(",\"quoteOf\":"u8);
        writer.Write(QuoteOf ?? Null);
        writer.Write(",\"repostedBy\":"u8);
        writer.Write(RepostedBy ?? Null);
        writer.Write(MarkEnds[(int)Marks]);
    }

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
