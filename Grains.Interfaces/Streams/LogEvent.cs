using System.Collections.Immutable;
using MiniTwitter.Notifications;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Streams;

/// <summary>What kind of change a log row is. The numbers are stored.</summary>
public enum LogEventKind
{
    Posted = 1,
    Edited = 2,
    Deleted = 3,
    Followed = 4,
    Unfollowed = 5,
    ProfileSaved = 6,
    Liked = 7,
    Unliked = 8,
    Bookmarked = 9,
    Unbookmarked = 10,
    Reposted = 11,
    Unreposted = 12,
    Blocked = 13,
    Unblocked = 14,
    Muted = 15,
    Unmuted = 16,
    NotificationsRead = 17,
}

/// <summary>A change that a user grain asks its log to commit.</summary>
/// <param name="Actor">Who does it; decides the partition.</param>
/// <param name="Subject">
/// The tweet's id (edit, delete, like, bookmark, repost and their undoing), the followee's id (follow, unfollow), the other's (block, mute
/// and their undoing), the newest notification that is read (notifications read), otherwise 0.
/// </param>
/// <param name="Text">The checked text (post, edit), otherwise null.</param>
/// <param name="Profile">The whole profile after the change (profile), the author's present one (post, repost), otherwise null.</param>
/// <param name="Key">The client's idempotency key, or null.</param>
[GenerateSerializer, Immutable, Alias("mt.LogCommand")]
public sealed record LogCommand(
    [property: Id(0)] LogEventKind Kind,
    [property: Id(1)] UserId Actor,
    [property: Id(2)] long Subject,
    [property: Id(3)] string? Text,
    [property: Id(4)] Profile? Profile,
    [property: Id(5)] IdempotencyKey? Key)
{
    /// <summary>
    /// Hash of what the client asked for, compared when a key comes again: the same key with another
    /// fingerprint is refused.
    /// </summary>
    [Id(6)]
    public long Fingerprint { get; init; }

    /// <summary>The tweet that is answered (post, edit, delete of a reply), otherwise null.</summary>
    [Id(7)]
    public ReplyTo? ReplyTo { get; init; }

    /// <summary>The tweet that is quoted (post, delete of a quote), otherwise null.</summary>
    [Id(8)]
    public TweetId? QuoteOf { get; init; }

    /// <summary>What is reposted (repost and its undoing), otherwise null.</summary>
    [Id(9)]
    public RepostOf? RepostOf { get; init; }

    public static LogCommand Post(Profile author, string text, IdempotencyKey? key) => new(LogEventKind.Posted, author.Id, 0, text, author, key);

    public static LogCommand Edit(UserId author, TweetId tweet, string text, IdempotencyKey? key) => new(LogEventKind.Edited, author, tweet.Value, text, null, key);

    public static LogCommand Delete(UserId author, TweetId tweet, IdempotencyKey? key) => new(LogEventKind.Deleted, author, tweet.Value, null, null, key);

    public static LogCommand Follow(UserId follower, UserId followee, IdempotencyKey? key) => new(LogEventKind.Followed, follower, followee.Value, null, null, key);

    public static LogCommand Unfollow(UserId follower, UserId followee, IdempotencyKey? key) => new(LogEventKind.Unfollowed, follower, followee.Value, null, null, key);

    /// <param name="kind">Liked, Unliked, Bookmarked or Unbookmarked.</param>
    public static LogCommand Mark(LogEventKind kind, UserId user, TweetId tweet, IdempotencyKey? key) => new(kind, user, tweet.Value, null, null, key);

    public static LogCommand Repost(Profile user, RepostOf tweet, IdempotencyKey? key) =>
        new(LogEventKind.Reposted, user.Id, tweet.Id.Value, "", user, key) { RepostOf = tweet };

    public static LogCommand Unrepost(UserId user, RepostOf tweet, IdempotencyKey? key) =>
        new(LogEventKind.Unreposted, user, tweet.Id.Value, null, null, key) { RepostOf = tweet };

    /// <param name="kind">Blocked, Unblocked, Muted or Unmuted.</param>
    public static LogCommand Hide(LogEventKind kind, UserId user, UserId other, IdempotencyKey? key) => new(kind, user, other.Value, null, null, key);

    public static LogCommand ReadNotifications(UserId user, NotificationId upTo, IdempotencyKey? key) =>
        new(LogEventKind.NotificationsRead, user, upTo.Value, null, null, key);

    public static LogCommand SaveProfile(Profile profile, IdempotencyKey? key) => new(LogEventKind.ProfileSaved, profile.Id, 0, null, profile, key);
}

/// <summary>A committed change, as published on the stream and as read back from the log.</summary>
/// <param name="Seq">Position in its partition, from 1, without gaps.</param>
/// <param name="Subject">
/// The tweet's id (posted, edited, deleted, liked, bookmarked and their undoing), the entry's own id (reposted, unreposted), the
/// followee's id (followed, unfollowed), the other's (blocked, muted and their undoing), up to where notifications are read, otherwise 0.
/// </param>
/// <param name="At">When the log accepted it, to the millisecond.</param>
/// <param name="Text">
/// Posted and edited: the text; reposted: empty; null when the event is read back after the tweet was deleted or the repost undone.
/// Otherwise null.
/// </param>
/// <param name="Profile">Posted and reposted: the author's profile at that time or later. ProfileSaved: the profile. Otherwise null.</param>
[GenerateSerializer, Immutable, Alias("mt.LogEvent")]
public sealed record LogEvent(
    [property: Id(0)] long Seq,
    [property: Id(1)] LogEventKind Kind,
    [property: Id(2)] UserId Actor,
    [property: Id(3)] long Subject,
    [property: Id(4)] DateTimeOffset At,
    [property: Id(5)] string? Text,
    [property: Id(6)] Profile? Profile)
{
    /// <summary>The trace of the request that made the change (W3C <c>traceparent</c>) if that is sampled; null otherwise and when read back.</summary>
    [Id(7)]
    public string? Trace { get; init; }

    /// <summary>The tweet that is answered (posted, edited, deleted, where the tweet is a reply), otherwise null.</summary>
    [Id(8)]
    public ReplyTo? ReplyTo { get; init; }

    /// <summary>The tweet that is quoted (posted, edited, deleted, where the tweet is a quote), otherwise null.</summary>
    [Id(9)]
    public TweetId? QuoteOf { get; init; }

    /// <summary>What is shown (reposted, unreposted), otherwise null.</summary>
    [Id(10)]
    public RepostOf? RepostOf { get; init; }

    /// <summary>
    /// To whose notifications it adds, and from whose it takes away; default for nobody. Read back, those whom a later edit names no more
    /// are left out.
    /// </summary>
    [Id(11)]
    public ImmutableArray<UserId> Notifies { get; init; }
}

/// <summary>Consecutive events of one partition. Without events it is a heartbeat: the head is <see cref="PrevSeq"/>.</summary>
/// <param name="PrevSeq">The sequence number just before the first event.</param>
[GenerateSerializer, Immutable, Alias("mt.LogBatch")]
public sealed record LogBatch(
    [property: Id(0)] LogPartition Partition,
    [property: Id(1)] long PrevSeq,
    [property: Id(2)] ImmutableArray<LogEvent> Events)
{
    /// <summary>The newest sequence number the batch knows of.</summary>
    public long Head => PrevSeq + Events.Length;
}

/// <summary>What became of a <see cref="LogCommand"/>.</summary>
public enum AppendStatus
{
    /// <summary>Committed now.</summary>
    Committed,

    /// <summary>The key was seen before with the same request: seq, subject and time are the first one's.</summary>
    Repeated,

    /// <summary>The key was seen before with another request; nothing was done.</summary>
    KeyReused,

    /// <summary>The state already was as asked (followed, not followed, deleted, or gone); nothing was written.</summary>
    Unchanged,
}

/// <summary>The answer of the log.</summary>
/// <param name="Seq">Sequence number, or 0 when nothing was or had been written.</param>
/// <param name="Subject">A post: the tweet's id. A repost or its undoing: the entry's.</param>
/// <param name="At">When it was committed.</param>
[GenerateSerializer, Immutable, Alias("mt.AppendResult")]
public readonly record struct AppendResult(
    [property: Id(0)] AppendStatus Status,
    [property: Id(1)] long Seq,
    [property: Id(2)] long Subject,
    [property: Id(3)] DateTimeOffset At)
{
    /// <summary>As in <see cref="LogEvent.Notifies"/>; only of what is committed now.</summary>
    [Id(4)]
    public ImmutableArray<UserId> Notifies { get; init; }
}
