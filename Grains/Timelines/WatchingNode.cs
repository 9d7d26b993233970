using System.Collections.Immutable;
using MiniTwitter.Notifications;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Timelines;

/// <summary>
/// A web node that is told what happens in one user's timeline. Orleans may deliver calls in another order than they
/// were made in, so there is one call at a time, and what happens meanwhile goes with the next.
/// </summary>
/// <param name="complete">Reads what tweets of events show and is not in memory; leaves out what is deleted meanwhile.</param>
internal sealed partial class WatchingNode(
    UserId user, ITimelineObserver observer, Func<ImmutableArray<LiveEvent>, ValueTask<ImmutableArray<LiveEvent>>> complete, ILogger logger)
{
    // A node that doesn't answer for so long has to read anyway.
    private const int MostWaiting = Timeline.Capacity;

    private readonly List<LiveEvent> _waiting = [];
    private readonly Dictionary<TweetId, CountedTweet> _counted = [];
    private readonly Dictionary<string, Notification> _notifications = [];
    private UnreadNotifications? _unread;
    private bool _telling;

    /// <summary>The tweets whose counts it is told of.</summary>
    public ImmutableArray<TweetId> OnScreen { get; set; } = [];

    public void Tell(IEnumerable<LiveEvent> events)
    {
        _waiting.AddRange(events);
        if (_waiting.Count > MostWaiting)
            _waiting.RemoveRange(0, _waiting.Count - MostWaiting);
        if (!_telling)
            _ = TellAllAsync();
    }

    /// <summary>Of a tweet that is counted again before the node has answered only the newest counts go out.</summary>
    public void TellCounts(IEnumerable<CountedTweet> counts)
    {
        foreach (var tweet in counts.Where(tweet => OnScreen.Contains(tweet.Id)))
            _counted[tweet.Id] = tweet;
        if (!_telling)
            _ = TellAllAsync();
    }

    /// <summary>Of a notification that grows before the node has answered only its newest state goes out.</summary>
    public void TellNotifications(ImmutableArray<Notification> notifications, UnreadNotifications unread)
    {
        foreach (var notification in notifications)
            _notifications[notification.Group] = notification;
        _unread = unread;
        if (!_telling)
            _ = TellAllAsync();
    }

    public Task EndSessionAsync(Accounts.SessionId session) => observer.OnSessionEndedAsync(user, session);

    private async Task TellAllAsync()
    {
        _telling = true;
        while (_waiting.Count > 0 || _counted.Count > 0 || _unread is not null)
        {
            ImmutableArray<LiveEvent> events = [.. _waiting];
            ImmutableArray<CountedTweet> counts = [.. _counted.Values];
            var (notifications, unread) = (_notifications.Values.OrderBy(notification => notification.Id.Value).ToImmutableArray(), _unread);
            _unread = null;
            _notifications.Clear();
            _waiting.Clear();
            _counted.Clear();
            try
            {
                if (events.Length > 0)
                    await observer.OnEventsAsync(user, await complete(events));
                if (counts.Length > 0)
                    await observer.OnCountsAsync(user, counts);
                if (unread is not null)
                    await observer.OnNotifiedAsync(user, notifications, unread);
            }
            catch (Exception fault)
            {
                // The node is gone or overloaded. A push is a hint: a read brings what it missed.
                LogNotTold(fault, user, events.Length);
            }
        }

        _telling = false;
    }

    [LoggerMessage(LogLevel.Debug, "A web node could not be told of {Count} events for user {User}.")]
    private partial void LogNotTold(Exception fault, UserId user, int count);
}
