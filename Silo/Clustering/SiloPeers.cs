using MiniTwitter.Tweets;

namespace MiniTwitter.Clustering;

/// <summary>As this silo sees the cluster's membership.</summary>
internal sealed class SiloPeers(IClusterMembershipService membership) : ISiloPeers
{
    private volatile Seen? _seen;

    public bool Any
    {
        get
        {
            var now = membership.CurrentSnapshot;
            if (_seen is { } seen && ReferenceEquals(seen.Snapshot, now))
                return seen.Any;
            var any = now.Members.Values.Count(silo => silo.Status is not SiloStatus.Dead) > 1;
            _seen = new Seen(now, any);
            return any;
        }
    }

    private sealed record Seen(ClusterMembershipSnapshot Snapshot, bool Any);
}
