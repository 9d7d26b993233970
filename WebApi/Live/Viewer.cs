using System.Collections.Immutable;
using MiniTwitter.Accounts;
using MiniTwitter.Notifications;
using MiniTwitter.Streams;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Live;

/// <summary>A user's connections to this node, and how far they have been told.</summary>
internal sealed class Viewer(UserId user, LiveMetrics metrics) : IDisposable
{
    private readonly Lock _gate = new();
    private ImmutableArray<LiveConnection> _connections = [];
    private readonly ToldNotifications _notified = new();
    private LogPosition? _told;

    public UserId User => user;

    /// <summary>Held while the user's grain is asked to watch or not to: one after the other.</summary>
    public WatchTurn Turn { get; } = new();

    public ImmutableArray<LiveConnection> Connections
    {
        get
        {
            lock (_gate)
                return _connections;
        }
    }

    /// <summary>What was passed on, or null before the first answer of the grain.</summary>
    public LogPosition? Told
    {
        get
        {
            lock (_gate)
                return _told;
        }
    }

    public void Add(LiveConnection connection)
    {
        LiveConnection? displaced = null;
        lock (_gate)
        {
            if (_connections.Length == ApiLimits.LiveConnections)
            {
                displaced = _connections[0];
                _connections = _connections.RemoveAt(0);
            }

            _connections = _connections.Add(connection);
        }

        displaced?.Abort();
    }

    public void Remove(LiveConnection connection)
    {
        lock (_gate)
            _connections = _connections.Remove(connection);
    }

    /// <summary>The grain tells everything from here on.</summary>
    public void StartAt(LogPosition position)
    {
        lock (_gate)
            _told = LogPartition.All.Aggregate(_told ?? LogPosition.Start, (told, partition) => told.Advance(partition, position[partition]));
    }

    /// <summary>Passes on the events that were not passed on before.</summary>
    public void Tell(ImmutableArray<LiveEvent> events)
    {
        foreach (var live in events)
        {
            ImmutableArray<LiveConnection> connections;
            lock (_gate)
            {
                var told = _told ?? LogPosition.Start;
                if (!told.IsBefore(live.Partition, live.Seq))
                    continue;
                _told = told.Advance(live.Partition, live.Seq);
                connections = _connections;
            }

            using var span = metrics.StartSpan(live);
            metrics.Pushed(connections.Length);
            foreach (var connection in connections)
                connection.Send(client => Tell(client, live));
        }
    }

    /// <summary>The tweets that some connection looks at.</summary>
    public ImmutableArray<TweetId> OnScreen => [.. Connections.SelectMany(connection => connection.OnScreen).Distinct()];

    /// <summary>Passes on to each connection what it looks at.</summary>
    public void TellCounts(ImmutableArray<CountedTweet> counts)
    {
        foreach (var connection in Connections)
        {
            var onScreen = connection.OnScreen;
            CountedTweet[] told = [.. counts.Where(tweet => onScreen.Contains(tweet.Id))];
            if (told.Length > 0)
                connection.Send(client => client.TweetsCounted(told));
        }
    }

    /// <summary>Passes on the notifications that were not passed on before, and then what is unread.</summary>
    public void Notify(ImmutableArray<Notification> notifications, UnreadNotifications unread)
    {
        ImmutableArray<Notification> told;
        ImmutableArray<LiveConnection> connections;
        lock (_gate)
            (told, connections) = (_notified.TakeNew(notifications), _connections);
        metrics.Pushed(connections.Length * told.Length);
        foreach (var connection in connections)
        {
            foreach (var notification in told)
                connection.Send(client => client.Notified(notification));
            connection.Send(client => client.UnreadChanged(unread));
        }
    }

    public void EndSession(SessionId session)
    {
        foreach (var connection in Connections.Where(connection => connection.Session == session))
            connection.Abort();
    }

    public void Dispose() => Turn.Dispose();

    private static Task Tell(ITimelineClient client, LiveEvent live) => live switch
    {
        { Kind: LogEventKind.Posted or LogEventKind.Reposted, Tweet: { } tweet } => client.TweetPosted(tweet),
        { Kind: LogEventKind.Edited, Tweet: { } tweet } => client.TweetEdited(tweet),
        { Kind: LogEventKind.Deleted or LogEventKind.Unreposted } => client.TweetDeleted(new DeletedTweet(live.Id)),
        { Kind: LogEventKind.Liked or LogEventKind.Unliked } => client.TweetMarked(new MarkedTweet(live.Id, Liked: live.Kind is LogEventKind.Liked)),
        { Kind: LogEventKind.Bookmarked or LogEventKind.Unbookmarked } => client.TweetMarked(new MarkedTweet(live.Id, Bookmarked: live.Kind is LogEventKind.Bookmarked)),
        { Kind: LogEventKind.Blocked or LogEventKind.Muted, Hidden: { } user } => client.UserHidden(new HiddenUser(user, live.Kind is LogEventKind.Blocked)),
        _ => Task.CompletedTask,
    };
}
