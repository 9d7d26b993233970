using Orleans.Streams;

namespace MiniTwitter.Streams;

/// <summary>
/// The streams between silos. They are only the fast path: a lost or late batch is read from the log, so memory is
/// good enough to carry them.
/// </summary>
internal static class TweetStreamHosting
{
    private const int Queues = 4;
    // While there is another silo; see TweetQueues.
    private static readonly TimeSpan PollPeriod = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan InitTime = TimeSpan.FromSeconds(1);

    // Who does not take it by then reads it from the log, as it does after a second of silence anyway.
    private static readonly TimeSpan DeliveryTime = TimeSpan.FromSeconds(5);

    // Nobody goes back in a stream: what a silo has missed it reads from the log. By default half an hour of all batches stays in memory.
    private static readonly TimeSpan LeastTimeKept = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MostTimeKept = TimeSpan.FromSeconds(10);

    public static ISiloBuilder AddTweetStreams(this ISiloBuilder silo)
    {
        silo.AddMemoryStreams(TweetStreams.ProviderName, Configure);
        // Orleans takes the last that is registered under the name.
        silo.Services.AddKeyedSingleton<IQueueAdapterFactory>(
            TweetStreams.ProviderName, (services, _) => TweetQueues.Open(services, TweetStreams.ProviderName));
        return silo;
    }

    private static void Configure(ISiloMemoryStreamConfigurator streams)
    {
        streams.ConfigurePartitioning(Queues);
        streams.ConfigureStreamPubSub(StreamPubSubType.ExplicitGrainBasedOnly);
        streams.ConfigureCacheEviction(caches => caches.Configure(cache =>
        {
            cache.DataMinTimeInCache = LeastTimeKept;
            cache.DataMaxAgeInCache = MostTimeKept;
        }));
        streams.ConfigurePullingAgent(agents => agents.Configure(agent =>
        {
            agent.GetQueueMsgsTimerPeriod = PollPeriod;
            agent.InitQueueTimeout = InitTime;
            agent.MaxEventDeliveryTime = DeliveryTime;
        }));
    }
}
