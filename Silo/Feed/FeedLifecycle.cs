using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Feed;

/// <summary>
/// Starts the feed with its silo: load the newest window of the logs, set the cursors, subscribe; only then is
/// the silo ready. Also calls the grains whose inboxes ask for it.
/// </summary>
internal sealed partial class FeedLifecycle(
    SiloFeed feed,
    FeedRepair repair,
    FeedSubscription subscription,
    DeadSubscribers dead,
    FeedMetrics metrics,
    ITweetStore store,
    IGrainFactory grains,
    IOptions<FeedOptions> options,
    TimeProvider time,
    ILogger<FeedLifecycle> logger) : ILifecycleParticipant<ISiloLifecycle>, IHealthCheck, IDisposable
{
    // After so many calls whatever else waits for a processor has its turn: answers and reads do not stand behind all followers
    // of somebody whom very many watch. But half of those who wait are called within so many pauses, however many they are.
    private const int CallsInARow = 64;
    private const int PausesOfMany = 64;

    // As short as the timers of the runtime are: about 4 ms on Linux.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private volatile bool _ready;

    public void Participate(ISiloLifecycle lifecycle)
    {
        // Before this silo takes calls, so that no timeline is built from an empty feed.
        lifecycle.Subscribe(nameof(SiloFeed), ServiceLifecycleStage.ApplicationServices, LoadAsync);
        lifecycle.Subscribe(nameof(FeedSubscription), ServiceLifecycleStage.Active + 1, ListenAsync, StopAsync);
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_ready ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The feed has not caught up."));

    public void Dispose() => _stop.Dispose();

    private async Task LoadAsync(CancellationToken cancel)
    {
        var window = await store.ReadWindowAsync(options.Value.RecentTweets, options.Value.RecentBytes, cancel);
        feed.Start(window);
        metrics.Watch(feed);
        LogLoaded(window.Tweets.Length);
    }

    private Task ListenAsync(CancellationToken cancel)
    {
        feed.GapFound += repair.Request;
        _running = Task.WhenAll(repair.RunAsync(_stop.Token), HandOnAsync(_stop.Token), CallAsync(_stop.Token), CountAsync(_stop.Token), ListenAsync());
        return Task.CompletedTask;
    }

    private async Task ListenAsync()
    {
        await dead.RemoveAsync();
        await subscription.SubscribeAsync(_stop.Token);
        _ready = true;
        LogReady();
        await Task.WhenAll(subscription.WatchAsync(_stop.Token), dead.WatchAsync(_stop.Token));
    }

    private async Task StopAsync(CancellationToken cancel)
    {
        _ready = false;
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await subscription.UnsubscribeAsync().WaitAsync(cancel);
        }
        catch (Exception fault)
        {
            // Best effort: the streams drop a subscriber who is gone.
            LogUnsubscribeFailed(fault);
        }
    }

    private async Task CountAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(options.Value.TellCountsEvery, time);
        while (await timer.WaitForNextTickAsync(cancel))
            feed.TellCounts();
    }

    private async Task HandOnAsync(CancellationToken cancel)
    {
        await foreach (var fanOut in feed.FanOuts.ReadAllAsync(cancel))
        {
            // First its author's answer, unless that was long ago.
            if (fanOut.Age < Pause)
                await Task.Delay(Pause, time, cancel);
            while (!fanOut.IsDone)
            {
                await Task.Yield();
                feed.Continue(fanOut);
            }
        }
    }

    private async Task CallAsync(CancellationToken cancel)
    {
        while (await feed.Calls.WaitToReadAsync(cancel))
        {
            // The more wait, the more of them have their turn, so that none of them waits long.
            var calls = Math.Max(CallsInARow, feed.Calls.Count / PausesOfMany);
            while (calls-- > 0 && feed.Calls.TryRead(out var inbox))
                await CallAsync(inbox);
            if (feed.Calls.Count < CallsInARow)
                await Task.Yield();
            else
                await Task.Delay(Pause, time, cancel);
        }
    }

    private async Task CallAsync(TimelineInbox inbox)
    {
        try
        {
            await grains.Get<ITimelineGrain>(inbox.Owner.Value).OnNewsAsync();
        }
        catch (Exception fault)
        {
            // One timeline waits for its next read or its next long inbox; the others must not.
            LogCallFailed(fault, inbox.Owner);
        }
    }

    [LoggerMessage(LogLevel.Information, "Feed loaded the newest {Tweets} tweets.")]
    private partial void LogLoaded(int tweets);

    [LoggerMessage(LogLevel.Information, "Feed is subscribed; the silo is ready.")]
    private partial void LogReady();

    [LoggerMessage(LogLevel.Warning, "The timeline of user {User} could not be called.")]
    private partial void LogCallFailed(Exception fault, UserId user);

    [LoggerMessage(LogLevel.Debug, "Feed could not unsubscribe.")]
    private partial void LogUnsubscribeFailed(Exception fault);
}
