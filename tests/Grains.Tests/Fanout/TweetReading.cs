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
        var author = tweet.GetProperty("author");
        return new Tweet(
            new TweetId(Number(tweet, "id")),
            new Author(new UserId(Number(author, "id")), ReadHandle(author), Text(author, "displayName")!, Text(author, "avatarUrl")),
            Text(tweet, "text")!,
            [.. tweet.GetProperty("facets").EnumerateArray().Select(ReadFacet)],
            tweet.GetProperty("createdAt").GetDateTimeOffset(),
            tweet.GetProperty("editedAt") is { ValueKind: JsonValueKind.String } edited ? edited.GetDateTimeOffset() : null,
            tweet.GetProperty("replyTo") is { ValueKind: JsonValueKind.Object } answer
                ? new ReplyTo(new TweetId(Number(answer, "id")), new UserId(Number(answer, "authorId")), ReadHandle(answer))
                : null,
            tweet.GetProperty("repliesCount").GetInt32(),
            tweet.GetProperty("likesCount").GetInt32(),
            tweet.GetProperty("liked").GetBoolean(),
            tweet.GetProperty("bookmarked").GetBoolean());
    }

    private static Handle ReadHandle(JsonElement parent) => Handle.TryParse(Text(parent, "handle"), out var handle) ? handle : default;

    private static Facet ReadFacet(JsonElement facet) => new(
        Enum.Parse<FacetKind>(Text(facet, "kind")!, ignoreCase: true),
        facet.GetProperty("start").GetInt32(),
        facet.GetProperty("length").GetInt32(),
        Text(facet, "target")!);

    private static long Number(JsonElement parent, string name) => long.Parse(Text(parent, name)!, CultureInfo.InvariantCulture);

    private static string? Text(JsonElement parent, string name) => parent.GetProperty(name).GetString();
}
