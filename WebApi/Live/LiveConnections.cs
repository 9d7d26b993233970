using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using MiniTwitter.Accounts;
using MiniTwitter.Auth;
using MiniTwitter.Timelines;
using MiniTwitter.Users;

namespace MiniTwitter.Live;

/// <summary>
/// This node's live connections, and its one observer. A user's grain is watched while the user is connected here;
/// <see cref="WatchRenewal"/> keeps the watches alive.
/// </summary>
internal sealed partial class LiveConnections : ITimelineObserver
{
    private readonly ConcurrentDictionary<UserId, Viewer> _viewers = [];
    private readonly Lock _gate = new();
    private readonly IClusterClient _cluster;
    private readonly IHubContext<TimelineHub, ITimelineClient> _hub;
    private readonly KnownTokens _tokens;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly ILogger _logger;
    // Made late: the cluster is not connected when this is.
    private readonly Lazy<ITimelineObserver> _observer;

    public LiveConnections(
        IClusterClient cluster, IHubContext<TimelineHub, ITimelineClient> hub, KnownTokens tokens, IHostApplicationLifetime lifetime, ILogger<LiveConnections> logger)
    {
        (_cluster, _hub, _tokens, _lifetime, _logger) = (cluster, hub, tokens, lifetime, logger);
        _observer = new(() => cluster.CreateObjectReference<ITimelineObserver>(this));
    }

    public IEnumerable<Viewer> Viewers => _viewers.Values;

    public async Task AddAsync(SignedIn caller, HubCallerContext context)
    {
        var connection = new LiveConnection(context, _hub.Clients.Client(context.ConnectionId), caller.Session);
        Viewer viewer;
        lock (_gate)
        {
            viewer = _viewers.GetOrAdd(caller.User, user => new Viewer(user));
            viewer.Add(connection);
        }

        if (_lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Came back in the moment between the closing of all connections and that of the port. Nobody else would
            // close this one, and the node would wait for it.
            context.Abort();
            return;
        }

        try
        {
            await WatchAsync(viewer);
        }
        catch (Exception fault) when (fault is StorageUnavailableException or OrleansException or TimeoutException)
        {
            // An exception here would tell the client never to come back. It shall, and read what it missed.
            LogNotWatched(caller.User, fault.Message);
            context.Abort();
        }
    }

    public async Task RemoveAsync(UserId user, string connection)
    {
        if (!_viewers.TryGetValue(user, out var viewer))
            return;
        viewer.Remove(connection);
        await viewer.Turn.WaitAsync();
        try
        {
            if (viewer.Connections.IsEmpty)
                await _cluster.GetUser(user).UnwatchAsync(_observer.Value);
        }
        finally
        {
            viewer.Turn.Release();
            lock (_gate)
            {
                // Whoever came meanwhile waits for its turn on this same object.
                if (viewer.Connections.IsEmpty)
                    _viewers.TryRemove(user, out _);
            }
        }
    }

    /// <summary>Has the user's grain tell this node, or go on telling it, from where the connections are.</summary>
    public async Task WatchAsync(Viewer viewer)
    {
        await viewer.Turn.WaitAsync();
        try
        {
            if (!viewer.Connections.IsEmpty)
                viewer.StartAt(await _cluster.GetUser(viewer.User).WatchAsync(_observer.Value, viewer.Told));
        }
        finally
        {
            viewer.Turn.Release();
        }
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

    [LoggerMessage(LogLevel.Warning, "A connection of user {User} was closed, because the user's grain could not be reached: {Reason}")]
    private partial void LogNotWatched(UserId user, string reason);
}
