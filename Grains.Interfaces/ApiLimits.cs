namespace MiniTwitter;

/// <summary>
/// Every limit that a caller of the API can meet. <c>docs/api.md#limits</c> lists the same numbers; a test compares both.
/// Rates of requests are in <c>WebApi/Limits</c>.
/// </summary>
public static class ApiLimits
{
    /// <summary>Longest handle, in characters.</summary>
    public const int Handle = 15;

    /// <summary>Shortest password, in characters (code points).</summary>
    public const int PasswordMin = 8;

    /// <summary>Longest password, in characters (code points).</summary>
    public const int PasswordMax = 256;

    /// <summary>Least strength of a new password, as zxcvbn scores its first 32 characters from 0 to 4.</summary>
    public const int PasswordScore = 3;

    /// <summary>Longest e-mail address, in characters (RFC 5321, 4.5.3.1.3, without the angle brackets).</summary>
    public const int Email = 254;

    /// <summary>Longest display name, in grapheme clusters.</summary>
    public const int DisplayName = 50;

    /// <summary>Longest display name, in UTF-8 bytes. It is part of each of the user's tweets.</summary>
    public const int DisplayNameBytes = 512;

    /// <summary>Longest bio, in grapheme clusters.</summary>
    public const int Bio = 160;

    /// <summary>Longest bio, in UTF-8 bytes.</summary>
    public const int BioBytes = 1_280;

    /// <summary>Longest location, in grapheme clusters.</summary>
    public const int Location = 30;

    /// <summary>Longest location, in UTF-8 bytes.</summary>
    public const int LocationBytes = 300;

    /// <summary>Longest website, in UTF-16 code units.</summary>
    public const int Website = 100;

    /// <summary>Longest website, in UTF-8 bytes: all that <see cref="Website"/> code units can take.</summary>
    public const int WebsiteBytes = 3 * Website;

    /// <summary>Longest tweet, in grapheme clusters (UAX #29) with every link counted as <see cref="Link"/>.</summary>
    public const int Tweet = 280;

    /// <summary>What a link counts in a tweet, however long it is.</summary>
    public const int Link = 23;

    /// <summary>
    /// Longest tweet in UTF-16 code units, as sent: more is not looked at. Also one cluster may take 280 at most, like a
    /// whole tweet of plain letters. What exceeds either is too long.
    /// </summary>
    public const int TweetUnits = 10_000;

    /// <summary>Longest tweet in UTF-8 bytes when normalised, links in full. Bounds what a tweet costs in memory and on a page.</summary>
    public const int TweetBytes = 4_096;

    /// <summary>Most versions of a tweet that are kept, the present one included.</summary>
    public const int TweetVersions = 100;

    /// <summary>Most combining marks after one character in a tweet or a profile. Tibetan and cantillated Hebrew need up to 8.</summary>
    public const int Marks = 8;

    /// <summary>Longest hashtag without its sign, in UTF-16 code units. A longer one is plain text.</summary>
    public const int Hashtag = 100;

    /// <summary>A tweet is found by this many of its hashtags, the first ones.</summary>
    public const int HashtagsOfTweet = 30;

    /// <summary>Longest search text, in UTF-16 code units after trimming and without its sign.</summary>
    public const int Search = 50;

    /// <summary>Most hashtags in the trends.</summary>
    public const int Trends = 10;

    /// <summary>Most people who are notified that one tweet mentions them: the first ones.</summary>
    public const int MentionsNotified = 50;

    /// <summary>Most people whom a notification names.</summary>
    public const int NotificationPeople = 3;

    /// <summary>A notification doesn't count more people than these.</summary>
    public const int NotificationPeopleCounted = 1_000;

    /// <summary>Unread notifications are counted up to this.</summary>
    public const int UnreadCounted = 100;

    /// <summary>Most causes that one page or count of notifications looks at.</summary>
    public const int CausesRead = 5_000;

    /// <summary>Most users whom a user follows.</summary>
    public const int Follows = 10_000;

    /// <summary>Most users whom a user blocks, and whom a user mutes.</summary>
    public const int BlocksOrMutes = 10_000;

    /// <summary>Most tweets whose counts a live connection watches.</summary>
    public const int TweetsWatched = 100;

    /// <summary>Most live connections of one user on one web node; the oldest gives way.</summary>
    public const int LiveConnections = 20;

    /// <summary>Most sessions of one user; the one idle longest gives way.</summary>
    public const int Sessions = 10;

    /// <summary>Most ancestors that a thread names: the nearest.</summary>
    public const int Ancestors = 100;

    /// <summary>Longest idempotency key, in visible ASCII characters.</summary>
    public const int IdempotencyKey = 64;

    /// <summary>Items of a page when the client names no limit.</summary>
    public const int PageDefault = 20;

    /// <summary>Most items of a page.</summary>
    public const int PageMax = 100;

    /// <summary>A page of tweets, notifications or versions ends early at so many bytes of JSON. It always holds one item.</summary>
    public const int PageBytes = 256 * 1024;

    /// <summary>Largest request body, in bytes.</summary>
    public const int BodyBytes = 64 * 1024;

    /// <summary>Longest address of a request with its query, in bytes.</summary>
    public const int TargetBytes = 8 * 1024;

    /// <summary>Most headers of a request.</summary>
    public const int Headers = 100;

    /// <summary>Names and values of all headers of a request together, in bytes.</summary>
    public const int HeaderBytes = 32 * 1024;
}
