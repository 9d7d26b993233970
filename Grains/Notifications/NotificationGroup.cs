using System.Collections.Immutable;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Notifications;

/// <summary>A notification as it is stored: who did what, without what is shown of them.</summary>
/// <param name="Tweet">Null for follows.</param>
/// <param name="People">At most <see cref="ApiLimits.NotificationPeople"/>, newest first.</param>
/// <param name="PeopleCount">Exact up to <see cref="ApiLimits.NotificationPeopleCounted"/>.</param>
public sealed record NotificationGroup(
    NotificationId Id, NotificationKind Kind, TweetId? Tweet, ImmutableArray<UserId> People, int PeopleCount)
{
    /// <summary>The same for all causes that are shown together.</summary>
    public string Key => Kind == NotificationKind.Follow ? $"follow-{Id.At:yyyy-MM-dd}" : $"{Kind.ToString().ToLowerInvariant()}-{Tweet}";
}

/// <summary>A stretch of a user's notifications.</summary>
/// <param name="Groups">Newest first.</param>
/// <param name="Before">Older ones follow below this id; null at the end.</param>
/// <param name="UpTo">Everything up to here is read, or null.</param>
public sealed record NotificationStretch(ImmutableArray<NotificationGroup> Groups, NotificationId? Before, NotificationId? UpTo);

/// <summary>What has happened, as far as a timeline's inbox tells it: who has done what, and with which tweet.</summary>
/// <param name="Kind">Posted (mentions, replies and quotes), Liked, Reposted or Followed.</param>
/// <param name="Tweet">As in <see cref="NotificationGroup.Tweet"/>.</param>
public readonly record struct NotificationCause(LogEventKind Kind, TweetId? Tweet, UserId Actor)
{
    /// <summary>Null for what only takes something away or marks it as read.</summary>
    public static NotificationCause? Of(LogEvent change) => change.Kind switch
    {
        LogEventKind.Posted or LogEventKind.Edited => new(LogEventKind.Posted, new TweetId(change.Subject), change.Actor),
        LogEventKind.Liked => new(LogEventKind.Liked, new TweetId(change.Subject), change.Actor),
        LogEventKind.Reposted => new(LogEventKind.Reposted, change.RepostOf?.Id, change.Actor),
        LogEventKind.Followed => new(LogEventKind.Followed, Tweet: null, change.Actor),
        _ => null,
    };

    /// <summary>What one of a group's people has done.</summary>
    public static NotificationCause Of(NotificationGroup group, UserId actor) => group.Kind switch
    {
        NotificationKind.Like => new(LogEventKind.Liked, group.Tweet, actor),
        NotificationKind.Repost => new(LogEventKind.Reposted, group.Tweet, actor),
        NotificationKind.Follow => new(LogEventKind.Followed, Tweet: null, actor),
        _ => new(LogEventKind.Posted, group.Tweet, actor),
    };
}
