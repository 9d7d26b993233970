using System.Text.Json;
using System.Text.Json.Serialization;

namespace MiniTwitter.Api;

internal sealed record Session(string AccessToken, DateTimeOffset ExpiresAt, User User)
{
    /// <summary>By which it is refreshed: name and value.</summary>
    [JsonIgnore]
    public string? Cookie { get; init; }
}

internal sealed record User(long Id, string Handle, int TweetsCount, int FollowersCount, int FollowingCount);

internal sealed record Author(long Id, string Handle);

internal sealed record Tweet(
    long Id, Author Author, string Text, DateTimeOffset? EditedAt, int RepliesCount = 0, int LikesCount = 0, int RepostsCount = 0,
    int QuotesCount = 0, Quote? QuoteOf = null, Repost? RepostedBy = null, bool Liked = false, bool Reposted = false)
{
    /// <summary>Its place in a list.</summary>
    [JsonIgnore]
    public long EntryId => RepostedBy?.Id ?? Id;
}

internal sealed record Quote(long Id, QuotedTweet? Tweet);

internal sealed record QuotedTweet(string Text, DateTimeOffset? EditedAt);

internal sealed record Repost(long Id, Author User);

internal sealed record Gone(long Id);

/// <param name="Tweet">Null for follows.</param>
internal sealed record Notification(long Id, string Kind, string Group, DateTimeOffset At, Author[] People, int PeopleCount, Tweet? Tweet, bool Read);

internal sealed record Unread(long? UpTo, int Count)
{
    /// <summary>More are not counted.</summary>
    public const int MaxCount = 100;
}

internal sealed record Page<T>(T[] Items, string? Before, string? After);

internal sealed record Problem(string? Type, string? Title, int? Status, string? Detail);

/// <summary>How the API writes JSON: camelCase, and ids as decimal strings.</summary>
internal static class Wire
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString,
    };
}
