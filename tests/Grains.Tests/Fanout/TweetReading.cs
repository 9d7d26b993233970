using System.Buffers;
using System.Globalization;
using System.Text.Json;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Fanout;

/// <summary>Reads what a page or a push carries, as a client would.</summary>
internal static class TweetReading
{
    public static Tweet Read(this TweetJson json)
    {
        var bytes = new ArrayBufferWriter<byte>();
        json.WriteTo(bytes);
        bytes.WrittenCount.ShouldBe(json.Length);
        using var document = JsonDocument.Parse(bytes.WrittenMemory);
        var tweet = document.RootElement;
        return new Tweet(
            new TweetId(Number(tweet, "id")),
            ReadAuthor(tweet.GetProperty("author")),
            Text(tweet, "text")!,
            [.. tweet.GetProperty("facets").EnumerateArray().Select(ReadFacet)],
            tweet.GetProperty("createdAt").GetDateTimeOffset(),
            tweet.GetProperty("editedAt") is { ValueKind: JsonValueKind.String } edited ? edited.GetDateTimeOffset() : null,
            Object(tweet, "replyTo") is { } answer
                ? new ReplyTo(new TweetId(Number(answer, "id")), new UserId(Number(answer, "authorId")), ReadHandle(answer))
                : null,
            tweet.GetProperty("repliesCount").GetInt32(),
            tweet.GetProperty("likesCount").GetInt32(),
            tweet.GetProperty("repostsCount").GetInt32(),
            tweet.GetProperty("quotesCount").GetInt32(),
            Object(tweet, "quoteOf") is { } quote
                ? new Quote(new TweetId(Number(quote, "id")), Object(quote, "tweet") is { } quoted ? ReadQuoted(quoted) : null)
                : null,
            Object(tweet, "repostedBy") is { } repost
                ? new Repost(new TweetId(Number(repost, "id")), ReadAuthor(repost.GetProperty("user")), repost.GetProperty("createdAt").GetDateTimeOffset())
                : null,
            tweet.GetProperty("liked").GetBoolean(),
            tweet.GetProperty("bookmarked").GetBoolean(),
            tweet.GetProperty("reposted").GetBoolean());
    }

    private static QuotedTweet ReadQuoted(JsonElement quoted) => new(
        new TweetId(Number(quoted, "id")),
        ReadAuthor(quoted.GetProperty("author")),
        Text(quoted, "text")!,
        [.. quoted.GetProperty("facets").EnumerateArray().Select(ReadFacet)],
        quoted.GetProperty("createdAt").GetDateTimeOffset(),
        quoted.GetProperty("editedAt") is { ValueKind: JsonValueKind.String } edited ? edited.GetDateTimeOffset() : null);

    private static Author ReadAuthor(JsonElement author) =>
        new(new UserId(Number(author, "id")), ReadHandle(author), Text(author, "displayName")!, Text(author, "avatarUrl"));

    private static JsonElement? Object(JsonElement parent, string name) =>
        parent.GetProperty(name) is { ValueKind: JsonValueKind.Object } found ? found : null;

    private static Handle ReadHandle(JsonElement parent) => Handle.TryParse(Text(parent, "handle"), out var handle) ? handle : default;

    private static Facet ReadFacet(JsonElement facet) => new(
        Enum.Parse<FacetKind>(Text(facet, "kind")!, ignoreCase: true),
        facet.GetProperty("start").GetInt32(),
        facet.GetProperty("length").GetInt32(),
        Text(facet, "target")!);

    private static long Number(JsonElement parent, string name) => long.Parse(Text(parent, name)!, CultureInfo.InvariantCulture);

    private static string? Text(JsonElement parent, string name) => parent.GetProperty(name).GetString();
}
