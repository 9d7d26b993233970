using Microsoft.Extensions.Options;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using Orleans.Streams;
using Orleans.Streams.PubSub;

namespace MiniTwitter.Feed;

/// <summary>
/// Listens to the stream of every partition through the silo's own client, and notices silence: after a little the
/// log's head is read from the database, after more the stream is subscribed to again.
/// </summary>
internal sealed partial class FeedSubscription(
    SiloFeed feed,
    FeedRepair repair,
    ITweetStore store,
    IClusterClient client,
    IOptions<FeedOptions> options,
    ILogger<FeedSubscription> logger)
{
    // Silence is measured by the real clock, whatever time the product is told.
    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly long[] _subscribedAt = new long[LogPartition.Count];
    private readonly StreamSubscriptionHandle<LogBatch>?[] _handles = new StreamSubscriptionHandle<LogBatch>?[LogPartition.Count];

    /// <summary>Subscribes to all partitions, and tries until it succeeds.</summary>
    public async Task SubscribeAsync(CancellationToken cancel)
    {
        foreach (var partition in LogPartition.All)
        {
            while (_handles[partition.Index] is null)
            {
                try
                {
                    await SubscribeAsync(partition);
                }
                catch (Exception fault) when (!cancel.IsCancellationRequested)
                {
                    LogSubscribeFailed(fault, partition);
                    await Task.Delay(options.Value.CheckEvery, Clock, cancel);
                }
            }
        }
    }

    /// <summary>Ends the subscriptions. What is on its way still arrives: a handle that unsubscribes would warn of it.</summary>
    public async Task UnsubscribeAsync()
    {
        if (!client.GetStreamProvider(TweetStreams.ProviderName).TryGetStreamSubscriptionManager(out var subscriptions))
            throw new NotSupportedException("The streams do not tell who subscribes to them.");
        foreach (var handle in _handles)
        {
            if (handle is not null)
                await subscriptions.RemoveSubscription(handle.ProviderName, handle.StreamId, handle.HandleId);
        }
    }

    /// <summary>Looks for silent partitions until cancelled.</summary>
    public Task WatchAsync(CancellationToken cancel) =>
        // Grains may hang with a silo that has just died. Reading the logs must not wait for them.
        Task.WhenAll(RepeatAsync(ReadHeadsAsync, cancel), RepeatAsync(WakeAsync, cancel));

    private async Task RepeatAsync(Func<List<LogPartition>, CancellationToken, Task> look, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(options.Value.CheckEvery, Clock);
        while (await timer.WaitForNextTickAsync(cancel))
        {
            var silent = LogPartition.All.Where(IsSilent).ToList();
            if (silent.Count == 0)
                continue;
            try
            {
                await look(silent, cancel);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogCheckFailed(fault, silent.Count);
            }
        }
    }

    private bool IsSilent(LogPartition partition) => SilenceOf(partition) >= options.Value.SilenceBeforeReading;

    private TimeSpan SilenceOf(LogPartition partition)
    {
        var (silence, age) = (feed.SilenceOf(partition), Clock.GetElapsedTime(Volatile.Read(ref _subscribedAt[partition.Index])));
        return silence < age ? silence : age;
    }

    private async Task ReadHeadsAsync(List<LogPartition> silent, CancellationToken cancel)
    {
        var heads = await store.ReadHeadsAsync(cancel);
        feed.Hear(heads);
        foreach (var partition in silent.Where(partition => feed.Position.IsBefore(partition, heads[partition])))
            repair.Request(partition);
    }

    // The log may sleep, its silo may be gone, or the subscription may have been lost with another silo.
    private async Task WakeAsync(List<LogPartition> silent, CancellationToken cancel)
    {
        foreach (var partition in silent)
        {
            cancel.ThrowIfCancellationRequested();
            await client.GetTweetLog(partition).GetHeadAsync();
            if (SilenceOf(partition) < options.Value.SilenceBeforeSubscribing)
                continue;
            LogSilent(partition);
            await SubscribeAsync(partition);
        }
    }

    private async Task SubscribeAsync(LogPartition partition)
    {
        var stream = client.GetStreamProvider(TweetStreams.ProviderName).GetStream<LogBatch>(TweetStreams.Of(partition));
        if (_handles[partition.Index] is { } lost)
            await lost.UnsubscribeAsync();
        _handles[partition.Index] = await stream.SubscribeAsync((batch, _) =>
        {
            feed.Apply(batch);
            return Task.CompletedTask;
        });
        Volatile.Write(ref _subscribedAt[partition.Index], Clock.GetTimestamp());

        // For what was said before it listened.
        repair.Request(partition);
    }

    [LoggerMessage(LogLevel.Warning, "Could not subscribe to log {Partition}; trying again.")]
    private partial void LogSubscribeFailed(Exception fault, LogPartition partition);

    [LoggerMessage(LogLevel.Warning, "Nothing heard of log {Partition}; subscribing again.")]
    private partial void LogSilent(LogPartition partition);

    [LoggerMessage(LogLevel.Warning, "Looking after {Count} silent logs failed; trying again.")]
    private partial void LogCheckFailed(Exception fault, int count);
}
