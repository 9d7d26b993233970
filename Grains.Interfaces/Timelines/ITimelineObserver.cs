using System.Collections.Immutable;
using MiniTwitter.Accounts;
using MiniTwitter.Notifications;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;
using Orleans.Concurrency;

namespace MiniTwitter.Timelines;

/// <summary>A web node, told what to pass on to the browsers of its connected users. Hints only: a read is the truth.</summary>
[Alias("mt.ITimelineObserver"), GrainInterfaceType("mt.timeline-observer")]
public interface ITimelineObserver : IGrainObserver
{
    /// <summary>
    /// New events for one user, in log order within a partition. The next ones for this user follow when this answers,
    /// so it should not wait for browsers.
    /// </summary>
    [Alias("OnEvents")]
    Task OnEventsAsync(UserId recipient, ImmutableArray<LiveEvent> events);

    /// <summary>Counts of tweets on the user's screens that have changed, the newest of each. The next ones follow when this answers.</summary>
    [Alias("OnCounts")]
    Task OnCountsAsync(UserId recipient, ImmutableArray<CountedTweet> counts);

    /// <summary>
    /// What of one user's notifications is new or has grown, oldest first, and what is unread now. The next follow when this answers.
    /// </summary>
    [Alias("OnNotified")]
    Task OnNotifiedAsync(UserId recipient, ImmutableArray<Notification> notifications, UnreadNotifications unread);

    /// <summary>A session ended: close its connections.</summary>
    [Alias("OnSessionEnded"), OneWay]
    Task OnSessionEndedAsync(UserId user, SessionId session);
}

/// <summary>Something that happened to a tweet the recipient sees, or somebody whom it is to see no longer.</summary>
/// <param name="Kind">
/// <see cref="LogEventKind.Posted"/>, <see cref="LogEventKind.Edited"/>, <see cref="LogEventKind.Deleted"/>,
/// <see cref="LogEventKind.Reposted"/> or <see cref="LogEventKind.Unreposted"/>; <see cref="LogEventKind.Blocked"/> or
/// <see cref="LogEventKind.Muted"/> with <see cref="Hidden"/>; <see cref="LogEventKind.Liked"/>, <see cref="LogEventKind.Unliked"/>,
/// <see cref="LogEventKind.Bookmarked"/> or <see cref="LogEventKind.Unbookmarked"/> by the recipient.
/// </param>
/// <param name="Partition">With <paramref name="Seq"/>, names the event: a connection is told of each at most once.</param>
/// <param name="Id">The tweet, or the repost; the default where it is about a user.</param>
/// <param name="Tweet">The tweet as it now is; null when deleted or no longer reposted, of a mark, and where it is about a user.</param>
[GenerateSerializer, Immutable, Alias("mt.LiveEvent")]
public sealed record LiveEvent(
    [property: Id(0)] LogEventKind Kind,
    [property: Id(1)] LogPartition Partition,
    [property: Id(2)] long Seq,
    [property: Id(3)] TweetId Id,
    [property: Id(6)] TweetJson? Tweet)
{
    /// <summary>The trace that it belongs to (W3C <c>traceparent</c>) if that is sampled, otherwise null.</summary>
    [Id(5)]
    public string? Trace { get; init; }

    /// <summary>Blocked: the other of the two, to either of them. Muted: who is muted. Otherwise null.</summary>
    [Id(7)]
    public UserId? Hidden { get; init; }
}
