using MiniTwitter.Streams;
using Orleans.Streams.PubSub;

namespace MiniTwitter.Feed;

/// <summary>
/// Takes dead silos off the streams. A silo that is killed cannot unsubscribe, and subscriptions are stored: even after a kill of
/// everything those who publish would wait for each of the dead before they turn to the living.
/// </summary>
internal sealed partial class DeadSubscribers(IClusterClient client, IClusterMembershipService membership, ILogger<DeadSubscribers> logger)
{
    // As Orleans names the client within a silo: hosted-127.0.0.1:11111@154891240, with + and a number of its own.
    private const string Prefix = "hosted-";

    private readonly HashSet<SiloAddress> _removed = [];

    /// <summary>Removes those that are dead by now. Best effort: what fails is tried again with the next death.</summary>
    public async Task RemoveAsync()
    {
        SiloAddress[] dead = [.. membership.CurrentSnapshot.Members.Values.Where(silo => silo.Status is SiloStatus.Dead).Select(silo => silo.SiloAddress)];
        if (dead.All(_removed.Contains))
            return;
        try
        {
            await Task.WhenAll(LogPartition.All.Select(partition => RemoveAsync(partition, dead)));
            _removed.UnionWith(dead);
        }
        catch (Exception fault)
        {
            LogFailed(fault);
        }
    }

    /// <summary>Removes each that dies, until cancelled.</summary>
    public async Task WatchAsync(CancellationToken cancel)
    {
        await foreach (var _ in membership.MembershipUpdates.WithCancellation(cancel))
            await RemoveAsync();
    }

    private async Task RemoveAsync(LogPartition partition, SiloAddress[] dead)
    {
        if (!client.GetStreamProvider(TweetStreams.ProviderName).TryGetStreamSubscriptionManager(out var subscriptions))
            throw new NotSupportedException("The streams do not tell who subscribes to them.");
        var stream = TweetStreams.Of(partition);
        foreach (var subscription in await subscriptions.GetSubscriptions(TweetStreams.ProviderName, stream))
        {
            if (SiloOf(subscription.GrainId) is not { } silo || !dead.Contains(silo))
                continue;
            await subscriptions.RemoveSubscription(TweetStreams.ProviderName, stream, subscription.SubscriptionId);
            LogRemoved(silo, partition);
        }
    }

    /// <summary>The silo that subscribes; null for any other subscriber.</summary>
    internal static SiloAddress? SiloOf(GrainId subscriber)
    {
        var name = subscriber.Key.ToString()!;
        if (!subscriber.IsClient() || !name.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        return SiloAddress.FromParsableString(name[Prefix.Length..].Split('+')[0]);
    }

    [LoggerMessage(LogLevel.Information, "Dead silo {Silo} listens to log {Partition} no longer.")]
    private partial void LogRemoved(SiloAddress silo, LogPartition partition);

    [LoggerMessage(LogLevel.Warning, "Dead silos could not be taken off the streams; trying again with the next one.")]
    private partial void LogFailed(Exception fault);
}
