using MiniTwitter.Notifications;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Timelines;

/// <summary>
/// Where the silo's feed leaves news for one awake timeline, and the grain fetches them when it next reads. The
/// grain is only called when somebody watches live, or when the inbox is getting long: one call for many tweets. Blocks and mutes lie here also
/// for grains without a timeline, and have them called.
/// </summary>
/// <param name="owner">Whose timeline it is.</param>
public sealed class TimelineInbox(UserId owner)
{
    /// <summary>Items after which the grain is called although nobody watches.</summary>
    public const int CallAt = 128;

    private static readonly List<InboxItem> Nothing = [];

    private readonly object _gate = new();
    private List<InboxItem>? _items;
    private HashSet<TweetId>? _counted;
    private HashSet<NotificationCause>? _notified;
    private bool _called;

    /// <summary>Whose timeline it is.</summary>
    public UserId Owner { get; } = owner;

    /// <summary>What it is registered for, or null; only the feed changes it.</summary>
    public TimelineScope? Scope { get; set; }

    /// <summary>The number of the last change to very many timelines that has reached this one; only the feed changes it.</summary>
    public long FanOut { get; set; }

    /// <summary>Tweets whose counts are looked at; only the feed changes it.</summary>
    public IReadOnlyCollection<TweetId> OnScreen { get; set; } = [];

    /// <summary>Somebody is connected: the grain is called for every item.</summary>
    public bool IsWatched { get; set; }

    /// <summary>Leaves an item. True when the grain has to be called now.</summary>
    public bool Put(InboxItem item)
    {
        lock (_gate)
        {
            (_items ??= []).Add(item);
            // Once more with every CallAt items: a call may get lost with a connection, and the inbox must not grow for ever.
            if (_called ? _items.Count % CallAt != 0 : !IsWatched && _items.Count < CallAt)
                return false;
            return _called = true;
        }
    }

    /// <summary>Notes that a tweet has other counts. True when the grain has to be called now.</summary>
    public bool NoteCounts(TweetId tweet)
    {
        lock (_gate)
        {
            (_counted ??= []).Add(tweet);
            return !_called && (_called = true);
        }
    }

    /// <summary>Notes that there is something to notify of; null where something was only taken away or read.</summary>
    public void NoteNotification(NotificationCause? cause)
    {
        lock (_gate)
        {
            _notified ??= [];
            if (cause is { } happened)
                _notified.Add(happened);
        }
    }

    /// <summary>True when the grain has to be called now: it was not called since it last took something.</summary>
    public bool Call()
    {
        lock (_gate)
            return !_called && (_called = true);
    }

    /// <summary>What there is to notify of since the last time; null when nothing has changed.</summary>
    public IReadOnlySet<NotificationCause>? TakeNotified()
    {
        lock (_gate)
        {
            var notified = _notified;
            _notified = null;
            return notified;
        }
    }

    /// <summary>The tweets that have other counts since the last time.</summary>
    public IReadOnlyCollection<TweetId> TakeCounted()
    {
        lock (_gate)
        {
            var counted = _counted;
            _counted = null;
            return counted ?? (IReadOnlyCollection<TweetId>)[];
        }
    }

    /// <summary>Everything left since the last time, in log order within a partition. See <see cref="ISiloFeed.Take"/>.</summary>
    public IReadOnlyList<InboxItem> Take()
    {
        lock (_gate)
        {
            var items = _items ?? Nothing;
            _items = null;
            _called = false;
            return items;
        }
    }
}

/// <summary>News for a timeline.</summary>
/// <param name="Kind">
/// Posted, edited, deleted, reposted or unreposted; of the owner's own, liked, unliked, bookmarked or unbookmarked; blocked, unblocked, muted
/// or unmuted.
/// </param>
/// <param name="Author">
/// Who wrote the tweet, or has reposted or marked it; of what is deleted or no longer reposted who wrote it; the other one of a block or mute.
/// </param>
/// <param name="Tweet">The tweet, or the repost; the default for a block or mute.</param>
public readonly record struct InboxItem(LogEventKind Kind, LogPartition Partition, long Seq, UserId Author, TweetId Tweet)
{
    /// <summary>The trace that it belongs to if that is sampled, otherwise null.</summary>
    public string? Trace { get; init; }
}
