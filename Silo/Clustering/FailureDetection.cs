using Orleans.Configuration;

namespace MiniTwitter.Clustering;

/// <summary>
/// How soon a dead process is noticed and how long anybody waits for it: the one place for these times. Why they are so:
/// docs/adr/0008-when-a-silo-is-dead.md.
/// </summary>
internal static class FailureDetection
{
    // A silo that misses three probes is dead. They start at a second and follow what the others are used to, up to the longest.
    // Nobody is declared dead who was heard of within three of the longest: a frozen silo is dead after that time.
    private static readonly TimeSpan ProbeTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestProbe = TimeSpan.FromSeconds(1.5);
    private const int MissedProbes = 3;

    // Silos tell each other of a change of membership at once; this is for those who were not told.
    private static readonly TimeSpan TableRefresh = TimeSpan.FromSeconds(2);

    // One that says it lives and doesn't is left out of account after 15 seconds, so that it can't keep others from joining.
    private static readonly TimeSpan AliveEvery = TimeSpan.FromSeconds(5);
    private const int MissedAlive = 3;

    // A web node tries silos that it knows; nobody tells it of new or dead ones.
    private static readonly TimeSpan GatewayRefresh = TimeSpan.FromSeconds(1);

    // A call that a silo took along when it died is never answered. Longer than a database may take (SQLite 5 s,
    // PostgreSQL connects in 5 s), so that a slow database is told as such.
    private static readonly TimeSpan ResponseTime = TimeSpan.FromSeconds(6);

    // What waits for a web node that is gone is dropped.
    private static readonly TimeSpan NodeDropTime = TimeSpan.FromSeconds(15);

    public static void AddFailureDetection(this ISiloBuilder silo)
    {
        silo.Services.Configure<ClusterMembershipOptions>(SetMembership);
        silo.Services.Configure<SiloMessagingOptions>(messaging =>
        {
            messaging.ResponseTimeout = ResponseTime;
            messaging.ClientDropTimeout = NodeDropTime;
        });
    }

    public static void AddFailureDetection(this IClientBuilder client)
    {
        client.Services.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = GatewayRefresh);
        client.Services.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTime);
    }

    private static void SetMembership(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = ProbeTime;
        membership.MaxProbeTimeout = LongestProbe;
        membership.NumMissedProbesLimit = MissedProbes;
        membership.TableRefreshTimeout = TableRefresh;
        membership.IAmAliveTablePublishTimeout = AliveEvery;
        membership.NumMissedTableIAmAliveLimit = MissedAlive;
        membership.DefunctSiloExpiration = TimeSpan.FromHours(1);
        membership.DefunctSiloCleanupPeriod = TimeSpan.FromMinutes(5);
    }
}
