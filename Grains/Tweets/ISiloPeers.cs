namespace MiniTwitter.Tweets;

/// <summary>The other silos of the cluster, which hear of changes by the streams.</summary>
public interface ISiloPeers
{
    /// <summary>Whether there are any, those that are starting and ending included. It may take seconds until one that is gone is known to be.</summary>
    bool Any { get; }
}
