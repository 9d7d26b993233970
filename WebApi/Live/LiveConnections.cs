using System.Collections.Concurrent;
using System.Collections.Immutable;
using MiniTwitter.Accounts;
using MiniTwitter.Auth;
using MiniTwitter.Notifications;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Live;

/// <summary>
/// This node's live connections, and its one observer. A user's grain is watched while the user is connected here;
/// <see cref="WatchRenewal"/> keeps the watches alive.
/// </summary>
internal sealed class LiveConnections : ITimelineObserver
{
    private static readonly object Key = new();

    private readonly ConcurrentDictionary<UserId, Viewer> _viewers = [];
    private readonly Lock _gate = new();
    private readonly IClusterClient _cluster;
    private readonly KnownTokens _tokens;
    private readonly LiveMetrics _metrics;
    // Made late: the cluster is not connected when this is.
    private readonly Lazy<ITimelineObserver> _observer;

    public LiveConnections(IClusterClient cluster, KnownTokens tokens, LiveMetrics metrics)
    {
        (_cluster, _tokens, _metrics) = (cluster, tokens, metrics);
        metrics.Watch(this);
        _observer = new(() => cluster.CreateObjectReference<ITimelineObserver>(this));
    }

    public IEnumerable<Viewer> Viewers => _viewers.Values;

    /// <summary>How many connections are open.</summary>
    public int Count => _viewers.Values.Sum(viewer => viewer.Connections.Length);

    /// <summary>The connection that a hub's request belongs to.</summary>
    public static LiveConnection Of(HttpContext request) => (LiveConnection)request.Items[Key]!;

    /// <summary>
    /// Carries a connection from before its handshake to its end. It is watched first: who is connected can be told.
    /// </summary>
    public async Task CarryAsync(HttpContext request, Func<Task> serve)
    {
        var caller = request.User.SignedIn;
        var connection = new LiveConnection(request, caller.Session);
        request.Items[Key] = connection;
        var viewer = Add(caller.User, connection);
        try
        {
            await WatchAsync(viewer);
            await serve();
        }
        finally
        {
            await RemoveAsync(viewer, connection);
        }
    }

    /// <summary>Has the user's grain tell this node, or go on telling it, from where the connections are.</summary>
    public Task WatchAsync(Viewer viewer) => viewer.Turn.AskAsync(() => AskAsync(viewer));

    /// <summary>Has the connection told of the counts of these tweets. A grain that cannot be asked now is asked with the next renewal.</summary>
    public async Task LookAtAsync(UserId user, LiveConnection connection, ImmutableArray<TweetId> tweets)
    {
        connection.OnScreen = tweets;
        if (!_viewers.TryGetValue(user, out var viewer))
            return;
        try
        {
            // Whoever was asking when this came did not know of it.
            await viewer.Turn.TakeAsync(() => AskAsync(viewer));
        }
        catch (Exception fault) when (IsPassing(fault))
        {
            // WatchRenewal comes soon.
        }
    }

    public Task OnCountsAsync(UserId recipient, ImmutableArray<CountedTweet> counts)
    {
        if (_viewers.TryGetValue(recipient, out var viewer))
            viewer.TellCounts(counts);
        return Task.CompletedTask;
    }

    public Task OnNotifiedAsync(UserId recipient, ImmutableArray<Notification> notifications, UnreadNotifications unread)
    {
        if (_viewers.TryGetValue(recipient, out var viewer))
            viewer.Notify(notifications, unread);
        return Task.CompletedTask;
    }

    public Task OnEventsAsync(UserId recipient, ImmutableArray<LiveEvent> events)
    {
        if (_viewers.TryGetValue(recipient, out var viewer))
            viewer.Tell(events);
        return Task.CompletedTask;
    }

    public Task OnSessionEndedAsync(UserId user, SessionId session)
    {
        _tokens.Forget(session);
        if (_viewers.TryGetValue(user, out var viewer))
            viewer.EndSession(session);
        return Task.CompletedTask;
    }

    private async Task<bool> AskAsync(Viewer viewer)
    {
        if (viewer.Connections.IsEmpty)
            return false;
        viewer.StartAt(await _cluster.GetUser(viewer.User).WatchAsync(_observer.Value, viewer.Told, viewer.OnScreen));
        return true;
    }

    private static bool IsPassing(Exception fault) => fault is StorageUnavailableException or OrleansException or TimeoutException;

    private Viewer Add(UserId user, LiveConnection connection)
    {
        lock (_gate)
        {
            var viewer = _viewers.GetOrAdd(user, id => new Viewer(id, _metrics));
            viewer.Add(connection);
            return viewer;
        }
    }

    private async Task RemoveAsync(Viewer viewer, LiveConnection connection)
    {
        viewer.Remove(connection);
        try
        {
            await viewer.Turn.TakeAsync(async () =>
            {
                if (viewer.Connections.IsEmpty)
                    await _cluster.GetUser(viewer.User).UnwatchAsync(_observer.Value);
            });
        }
        catch (Exception fault) when (IsPassing(fault))
        {
            // Left alone, a watch ends by itself.
        }
        finally
        {
            lock (_gate)
            {
                // Whoever came meanwhile waits for its turn on this same object.
                if (viewer.Connections.IsEmpty)
                    _viewers.TryRemove(viewer.User, out _);
            }
        }
    }
}
