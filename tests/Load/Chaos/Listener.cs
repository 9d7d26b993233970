using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR;
using MiniTwitter.Api;
using MiniTwitter.Checking;

namespace MiniTwitter.Chaos;

/// <summary>
/// One device that listens. Cut off, it connects to any node, and asks for what it has missed since it last asked.
/// </summary>
internal sealed class Listener(
    string name, Person device, Cluster cluster, Operations operations, Recovery recovery, Random random, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    private readonly List<(IReadOnlyCollection<Push> Pushes, LiveNotifications Notifications)> _connections = [];
    private readonly HashSet<long> _caughtUp = [];
    private volatile LiveTimeline? _live;
    private volatile TaskCompletionSource _back = new();
    private string _after = "";
    private int _earlier;

    public string Name => name;

    /// <summary>Events that arrived.</summary>
    public int Pushes => _earlier + (_live?.Pushes.Count ?? 0);

    /// <summary>Notifications that it was told, over all connections.</summary>
    public int Notified => _connections.Sum(connection => connection.Notifications.Told.Count);

    /// <summary>What it has of its notifications; null while it is not connected.</summary>
    public LiveNotifications? Notifications => _live?.Notifications;

    /// <summary>How often it has connected.</summary>
    public int Connections => _connections.Count;

    public async Task StartAsync() =>
        _after = (await device.ReadHomeAsync()).After ?? throw new InvalidDataException("A home timeline without an `after` cursor.");

    /// <summary>Until cancelled.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        for (var node = random.Next(cluster.Nodes.Count); !stop.IsCancellationRequested; node = (node + 1) % cluster.Nodes.Count)
        {
            try
            {
                // While no node lives, trying would only take the processor from those that start.
                if (cluster.FindLiving(node) is not null)
                    await ListenAsync(cluster.Nodes[node], stop);
            }
            catch (Exception e) when (IsPassing(e))
            {
                // The node is down, or its silos are. The next one may do better.
            }

            await Task.Delay(LongestPause * random.NextDouble(), time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The network goes away under its connection.</summary>
    public void Cut()
    {
        _back = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _live?.Cut();
    }

    /// <summary>Completed when it listens again after <see cref="Cut"/> and has caught up.</summary>
    public Task BackAsync() => _back.Task;

    /// <summary>Compares all that it was told and has asked for with what happened.</summary>
    public void Compare(IEnumerable<TrueTweet> happened, Elsewhere elsewhere, Faults faults) =>
        PushCheck.CompareReconnecting(name, happened, elsewhere, _connections.Select(connection => connection.Pushes), _caughtUp, faults);

    /// <summary>Compares the notifications that it was told, and those that it has in the end, with those that there are.</summary>
    public void CompareNotifications(int person, NotificationCheck check, Notification[] newest, Unread unread)
    {
        foreach (var (_, notifications) in _connections)
            check.CompareTold(name, person, notifications.Told);
        if (_connections.Count > 0)
            check.CompareLive(name, _connections[^1].Notifications, newest, unread, FaultKind.NotRecovered);
    }

    private async Task ListenAsync(Node node, CancellationToken stop)
    {
        device.MoveTo(node.Api);
        await using var live = await ConnectAsync(node, stop);
        _connections.Add((live.Pushes, live.Notifications));
        _live = live;
        try
        {
            if (await operations.DoAsync("catch up", device.Handle, key: null, node.Name, () => CatchUpAsync(live)) != Outcome.Ok)
                return;
            recovery.NoteConnection(name, connected: true);
            _back.TrySetResult();
            await live.Ended.WaitAsync(stop);
        }
        finally
        {
            if (!stop.IsCancellationRequested)
                recovery.NoteConnection(name, connected: false);
            _live = null;
            _earlier += live.Pushes.Count;
        }
    }

    private async Task CatchUpAsync(LiveTimeline live)
    {
        (var news, _after) = await device.CatchUpAsync(_after);
        _caughtUp.UnionWith(news.Select(tweet => tweet.Id));
        var (newest, unread) = await device.CatchUpWithNotificationsAsync();
        live.Notifications.CatchUp(newest, unread);
    }

    private async Task<LiveTimeline> ConnectAsync(Node node, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        return await LiveTimeline.ListenAsync(node.Api, device, limit.Token);
    }

    private static bool IsPassing(Exception e) =>
        e is UnknownOutcomeException or HttpRequestException or WebSocketException or IOException or HubException
            or OperationCanceledException or InvalidOperationException;
}
