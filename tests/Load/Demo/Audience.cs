using MiniTwitter.Api;
using MiniTwitter.Checking;

namespace MiniTwitter.Demo;

/// <summary>The people who listen while others post.</summary>
internal sealed class Audience : IAsyncDisposable
{
    // With nothing new for so long, nothing more will come.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(50);
    private const int ConnectingAtATime = 16;

    private readonly ApiClient _api;
    private readonly Cast _cast;
    private readonly Listener[] _listeners;

    private Audience(ApiClient api, Cast cast, int listeners) =>
        (_api, _cast, _listeners) = (api, cast, new Listener[Math.Min(listeners, cast.People.Count)]);

    public int Count => _listeners.Length;

    /// <summary>Events that arrived.</summary>
    public int Pushes => _listeners.Sum(listener => listener.Live.Pushes.Count);

    /// <summary>Notifications that arrived.</summary>
    public int Notified => _listeners.Sum(listener => listener.Live.Notifications.Told.Count);

    /// <summary>Seats listeners evenly over all people.</summary>
    public static async Task<Audience> SeatAsync(ApiClient api, Cast cast, int listeners, Action seated, CancellationToken cancellation)
    {
        var audience = new Audience(api, cast, listeners);
        await Crew.RunAsync(ConnectingAtATime, audience.Count, async seat =>
        {
            var number = (int)((long)seat * cast.People.Count / audience.Count);
            var after = (await cast.People[number].ReadHomeAsync()).After;
            var live = await LiveTimeline.ListenAsync(api, cast.People[number]);
            audience._listeners[seat] = new(number, live, after!);
            var (newest, unread) = await cast.People[number].CatchUpWithNotificationsAsync();
            live.Notifications.CatchUp(newest, unread);
            seated();
        }, cancellation);
        return audience;
    }

    /// <summary>Until everything that must be pushed has arrived, or nothing comes any more.</summary>
    public async Task WaitForAllAsync(CancellationToken cancellation)
    {
        var waiting = new Queue<(Listener Listener, Notification[] Newest, Unread Unread)>();
        foreach (var listener in _listeners)
        {
            var (newest, unread) = await _cast.People[listener.Number].CatchUpWithNotificationsAsync();
            waiting.Enqueue((listener, newest, unread));
        }

        var (pushes, since) = (Pushes + Notified, _api.Time.GetTimestamp());
        while (waiting.TryPeek(out var next) && _api.Time.GetElapsedTime(since) < Quiet)
        {
            if (PushCheck.HasAll(Happened(next.Listener), next.Listener.Live.Pushes) && HasAll(next.Listener.Live.Notifications, next.Newest, next.Unread))
            {
                waiting.Dequeue();
                continue;
            }

            await Task.Delay(PollEvery, _api.Time, cancellation);
            if (Pushes + Notified != pushes)
                (pushes, since) = (Pushes + Notified, _api.Time.GetTimestamp());
        }
    }

    /// <summary>Compares what each was told, and what each finds on catching up, with what happened.</summary>
    public Task CheckAsync(Faults faults, CancellationToken cancellation)
    {
        var notifications = new NotificationCheck(_cast.Truth, _cast.People, faults);
        return Crew.RunAsync(ConnectingAtATime, Count, async seat =>
        {
            var listener = _listeners[seat];
            var person = _cast.People[listener.Number];
            var happened = Happened(listener).ToArray();
            if (listener.Live.Ended.IsCompleted)
                faults.Add(FaultKind.NotPushed, person.Handle, $"cut off: {await listener.Live.Ended}");
            PushCheck.Compare($"pushes to {person.Handle}", happened, Elsewhere.Of(_cast.Truth, listener.Number), listener.Live.Pushes, faults);

            var (newest, unread) = await person.CatchUpWithNotificationsAsync();
            notifications.CompareTold($"pushes to {person.Handle}", listener.Number, listener.Live.Notifications.Told);
            notifications.CompareLive(
                $"pushes to {person.Handle}", listener.Live.Notifications, notifications.HadFew(listener.Number) ? newest : [], unread, FaultKind.NotPushed);

            var (news, _) = await person.CatchUpAsync(listener.After);
            TimelineCheck.Compare(
                $"catching up of {person.Handle}",
                [.. happened.Where(tweet => !tweet.IsDeleted)],
                news.DistinctBy(tweet => tweet.Id).OrderByDescending(tweet => tweet.Id),
                faults);
        }, cancellation);
    }

    /// <summary>From sending a post to the arrival of its <c>TweetPosted</c>, over all listeners.</summary>
    public Latencies MeasureFrom(Func<long, long> startOf)
    {
        var latencies = new Latencies(_api.Time);
        foreach (var push in _listeners.SelectMany(listener => listener.Live.Pushes).Where(push => push.Kind == PushKind.Posted))
            latencies.Add(_api.Time.GetElapsedTime(startOf(push.Tweet), push.At));
        return latencies;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var listener in _listeners)
            await listener.Live.DisposeAsync();
    }

    private static bool HasAll(LiveNotifications live, Notification[] newest, Unread unread) => live.Unread == unread && newest.All(live.Has);

    private IEnumerable<TrueTweet> Happened(Listener listener) =>
        _cast.Truth[listener.Number].Follows.Append(listener.Number).SelectMany(author => _cast.Truth[author].EverPosted)
            .Where(tweet => _cast.Truth.IsForHomeOf(listener.Number, tweet));

    private sealed record Listener(int Number, LiveTimeline Live, string After);
}
