namespace MiniTwitter.Stories.Client;

// The contract once more, on purpose not shared with the server: a server that renames a field must fail here.

public sealed record Session(string AccessToken, DateTimeOffset ExpiresAt, User User);

public sealed record User(
    string Id,
    string Handle,
    string DisplayName,
    string? Bio,
    string? Location,
    string? Website,
    string? AvatarUrl,
    string? BannerUrl,
    DateTimeOffset CreatedAt,
    int TweetsCount,
    int FollowersCount,
    int FollowingCount,
    Relationship? Relationship);

public sealed record Relationship(bool Following, bool FollowedBy, bool Blocking, bool Muting);

public sealed record Author(string Id, string Handle, string DisplayName, string? AvatarUrl);

public sealed record Facet(string Kind, int Start, int Length, string Target);

public sealed record Tweet(
    string Id,
    Author Author,
    string Text,
    Facet[] Facets,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EditedAt,
    ReplyTo? ReplyTo,
    int RepliesCount,
    int LikesCount,
    int RepostsCount,
    int QuotesCount,
    Quote? QuoteOf,
    Repost? RepostedBy,
    bool Liked,
    bool Bookmarked,
    bool Reposted);

public sealed record CountedTweet(string Id, int RepliesCount, int LikesCount, int RepostsCount, int QuotesCount);

public sealed record Quote(string Id, QuotedTweet? Tweet);

public sealed record QuotedTweet(string Id, Author Author, string Text, Facet[] Facets, DateTimeOffset CreatedAt, DateTimeOffset? EditedAt);

public sealed record Repost(string Id, Author User, DateTimeOffset CreatedAt);

public sealed record ReplyTo(string Id, string AuthorId, string Handle);

public sealed record Ancestor(string Id, Tweet? Tweet);

public sealed record TweetThread(Ancestor[] Ancestors, Tweet Tweet, Tweet[] Items, string? Before, string? After);

public sealed record TweetVersion(string Text, DateTimeOffset At);

public sealed record History(TweetVersion[] Items, string? Before, string? After);

public sealed record Page<T>(T[] Items, string? Before, string? After);

public sealed record Notification(
    string Id, string Kind, string Group, DateTimeOffset At, Author[] People, int PeopleCount, Tweet? Tweet, bool Read);

public sealed record HiddenUser(string Id, bool Everywhere);

public sealed record Unread(string? UpTo, int Count);

public sealed record Trend(string Tag, int TweetsCount, int PeopleCount);

public sealed record Trends(Trend[] Items);

public sealed record UsedHashtag(string Tag, int TweetsCount);

public sealed record UsedHashtags(UsedHashtag[] Items);

public sealed record LiveTicket(string Ticket);

public sealed record OpenSession(string Id, DateTimeOffset CreatedAt, DateTimeOffset RefreshedAt, bool Current, Device Device);

public sealed record Device(string? Browser, string? System);

public sealed record OpenSessions(OpenSession[] Items);
