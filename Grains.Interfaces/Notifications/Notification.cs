using System.Collections.Immutable;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Notifications;

/// <summary>Why somebody is notified. The numbers are stored.</summary>
public enum NotificationKind
{
    Follow = 1,
    Mention = 2,
    Reply = 3,
    Repost = 4,
    Quote = 5,
    Like = 6,
}

/// <summary>
/// Something that others did, as the one whom it concerns sees it. Likes and reposts of one tweet are one notification, as are the
/// follows of one day (UTC).
/// </summary>
/// <param name="Id">The newest cause in it.</param>
/// <param name="Group">Opaque and stable: a later state with the same group takes the place of an earlier one.</param>
/// <param name="At">When the newest cause happened.</param>
/// <param name="People">Who did it: at most 3, newest first.</param>
/// <param name="PeopleCount">How many did it, exact up to 1,000.</param>
/// <param name="Tweet">The liked or reposted tweet; or the one that mentions, answers or quotes. Null for follows.</param>
/// <param name="Read">Nothing in it is newer than what was marked as read.</param>
[GenerateSerializer, Immutable, Alias("mt.Notification")]
public sealed record Notification(
    [property: Id(0)] NotificationId Id,
    [property: Id(1)] NotificationKind Kind,
    [property: Id(2)] string Group,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] ImmutableArray<Author> People,
    [property: Id(5)] int PeopleCount,
    [property: Id(6)] Tweet? Tweet,
    [property: Id(7)] bool Read)
{
}

/// <summary>What a user has not read yet.</summary>
/// <param name="UpTo">Everything up to here is read; null when nothing was ever marked.</param>
/// <param name="Count">Notifications with something newer, exact up to 100.</param>
[GenerateSerializer, Immutable, Alias("mt.UnreadNotifications")]
public sealed record UnreadNotifications([property: Id(0)] NotificationId? UpTo, [property: Id(1)] int Count)
{
}
