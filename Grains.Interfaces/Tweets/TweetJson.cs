using System.Buffers;
using System.Text;
using System.Text.Json;
using MiniTwitter.Json;

namespace MiniTwitter.Tweets;

/// <summary>
/// A tweet as the API shows it, as JSON. It is written once on each silo, and every page and every push that shows the tweet
/// carries the same bytes, through web nodes too; only their end is the viewer's own.
/// </summary>
/// <param name="Utf8">One JSON object, as somebody without marks sees it. Not to be changed: others show it.</param>
/// <param name="Id">The tweet.</param>
/// <param name="Marks">What the viewer has done with it.</param>
[GenerateSerializer, Immutable, Alias("mt.TweetJson")]
public readonly record struct TweetJson(
    [property: Id(0)] byte[] Utf8,
    [property: Id(1)] TweetId Id,
    [property: Id(2)] TweetMarks Marks = TweetMarks.None)
{
    private static readonly JsonSerializerOptions Options = MakeOptions();

    // By marks.
    private static readonly byte[][] Ends = [.. Enumerable.Range(0, 4).Select(marks => EndOf((TweetMarks)marks))];

    /// <summary>Bytes of the JSON with the viewer's marks.</summary>
    public int Length => Utf8.Length - Ends[0].Length + Ends[(int)Marks].Length;

    public static TweetJson Of(Tweet tweet) => new(JsonSerializer.SerializeToUtf8Bytes(tweet.With(TweetMarks.None), Options), tweet.Id);

    /// <summary>Writes the JSON with the viewer's marks.</summary>
    public void WriteTo(IBufferWriter<byte> writer)
    {
        writer.Write(Utf8.AsSpan(0, Utf8.Length - Ends[0].Length));
        writer.Write(Ends[(int)Marks]);
    }

    private static byte[] EndOf(TweetMarks marks) => Encoding.UTF8.GetBytes(
        $$""","liked":{{Word(marks, TweetMarks.Liked)}},"bookmarked":{{Word(marks, TweetMarks.Bookmarked)}}}""");

    private static string Word(TweetMarks marks, TweetMarks mark) => marks.HasFlag(mark) ? "true" : "false";

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions();
        ApiJson.Configure(options);
        return options;
    }
}
