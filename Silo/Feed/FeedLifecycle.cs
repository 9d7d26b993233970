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
    // After so many calls whatever else waits for a thread has its turn: answers and reads do not stand behind all followers
    // of somebody whom very many watch.
    private const int CallsInARow = 32;

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
        var window = await store.ReadWindowAsync(options.Value.RecentTweets, cancel);
        feed.Start(window);
        metrics.Watch(feed);
        LogLoaded(window.Tweets.Length);
    }

    private Task ListenAsync(CancellationToken cancel)
    {
        feed.GapFound += repair.Request;
        _running = Task.WhenAll(repair.RunAsync(_stop.Token), CallAsync(_stop.Token), CountAsync(_stop.Token), ListenAsync());
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

    private async Task CallAsync(CancellationToken cancel)
    {
        var calls = 0;
        await foreach (var inbox in feed.Calls.ReadAllAsync(cancel))
        {
            if (++calls % CallsInARow == 0)
                await Task.Yield();
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
