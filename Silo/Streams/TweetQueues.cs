using MiniTwitter.Tweets;
using Orleans.Configuration;
using Orleans.Providers;
using Orleans.Streams;

namespace MiniTwitter.Streams;

/// <summary>
/// Queues in memory that are hardly polled while the cluster has one silo: then nothing is published. One that joins takes longer to
/// start than the last of the long pauses.
/// </summary>
internal sealed class TweetQueues(
    string name,
    StreamCacheEvictionOptions caches,
    StreamStatisticOptions statistics,
    HashRingStreamQueueMapperOptions mapper,
    IServiceProvider services,
    IGrainFactory grains,
    ILoggerFactory loggers,
    ISiloPeers peers)
    : MemoryAdapterFactory<DefaultMemoryMessageBodySerializer>(name, caches, statistics, mapper, services, grains, loggers), IQueueAdapter
{
    private static readonly TimeSpan PauseWhileAlone = TimeSpan.FromSeconds(1);

    /// <summary>As the base class makes its own.</summary>
    public static TweetQueues Open(IServiceProvider services, string name)
    {
        var queues = ActivatorUtilities.CreateInstance<TweetQueues>(
            services,
            name,
            services.GetOptionsByName<StreamCacheEvictionOptions>(name),
            services.GetOptionsByName<StreamStatisticOptions>(name),
            services.GetOptionsByName<HashRingStreamQueueMapperOptions>(name));
        queues.Init();
        return queues;
    }

    IQueueAdapterReceiver IQueueAdapter.CreateReceiver(QueueId queueId) => new Receiver(CreateReceiver(queueId), peers);

    private sealed class Receiver(IQueueAdapterReceiver queue, ISiloPeers peers) : IQueueAdapterReceiver
    {
        public Task Initialize(TimeSpan timeout) => queue.Initialize(timeout);

        public Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount) => GetQueueMessagesAsync(maxCount, CancellationToken.None);

        public async Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount, CancellationToken cancellationToken)
        {
            // Not cancelled when the silo stops: the queue would report it as a failure.
            var messages = await queue.GetQueueMessagesAsync(maxCount, CancellationToken.None);
            if (messages.Count == 0 && !peers.Any)
            {
                await Task.Delay(PauseWhileAlone, TimeProvider.System, cancellationToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            return messages;
        }

        public Task MessagesDeliveredAsync(IList<IBatchContainer> messages) => MessagesDeliveredAsync(messages, CancellationToken.None);

        public Task MessagesDeliveredAsync(IList<IBatchContainer> messages, CancellationToken cancellationToken) =>
            queue.MessagesDeliveredAsync(messages, cancellationToken);

        public Task Shutdown(TimeSpan timeout) => queue.Shutdown(timeout);
    }
}
