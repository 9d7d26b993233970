using System.Net;
using Microsoft.Extensions.Options;
using MiniTwitter.Storage;
using Orleans.Configuration;

namespace MiniTwitter.Clustering;

/// <summary>Membership in the database that the data is in.</summary>
internal static class ClusterHosting
{
    private const string ServiceId = "minitwitter";
    private static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(10);

    public static ISiloBuilder AddClustering(this ISiloBuilder silo)
    {
        silo.UseAdoNetClustering(adoNet => adoNet.Configure<Database>((options, database) =>
        {
            options.Invariant = database.Invariant;
            options.DataSource = database.ClusterSource;
        }));
        silo.Services.AddOptions<ClusterOptions>().Configure<IOptions<MiniTwitterOptions>>(SetCluster);
        silo.Services.AddOptions<EndpointOptions>().Configure<IOptions<MiniTwitterOptions>>(SetEndpoints);
        silo.Services.AddSingleton<IStartCheck, SiloPortsCheck>();
        silo.AddClusterTls();
        silo.AddFailureDetection();
        silo.Services.AddKeyedSingleton<TimeProvider, MembershipClock>(TimeProviderNames.Membership);
        silo.Services.Configure<GrainCollectionOptions>(collection => collection.CollectionAge = IdleTime);
        return silo.AddKubernetes();
    }

    public static IClientBuilder AddClustering(this IClientBuilder client)
    {
        client.UseAdoNetClustering(adoNet => adoNet.Configure<Database>((options, database) =>
        {
            options.Invariant = database.Invariant;
            options.DataSource = database.ClusterSource;
        }));
        client.Services.AddOptions<ClusterOptions>().Configure<IOptions<MiniTwitterOptions>>(SetCluster);
        client.AddClusterTls();
        client.AddFailureDetection();
        return client.UseConnectionRetryFilter<WaitForSilos>();
    }

    private static void SetCluster(ClusterOptions cluster, IOptions<MiniTwitterOptions> options)
    {
        cluster.ServiceId = ServiceId;
        cluster.ClusterId = options.Value.ClusterId;
    }

    private static void SetEndpoints(EndpointOptions endpoints, IOptions<MiniTwitterOptions> options)
    {
        var address = options.Value.AdvertisedAddress is { } advertised ? IPAddress.Parse(advertised) : IPAddress.Loopback;
        // Also here: what needs the ports may come before the checks of the start.
        SiloPortsCheck.Check(address, 0, nameof(MiniTwitterOptions.AdvertisedAddress));
        var (silo, gateway) = FreePorts.Find(address);
        endpoints.AdvertisedIPAddress = address;
        endpoints.SiloPort = options.Value.SiloPort is 0 ? silo : options.Value.SiloPort;
        endpoints.GatewayPort = options.Value switch
        {
            { OpensGateway: false } => 0,
            { GatewayPort: 0 } => gateway,
            _ => options.Value.GatewayPort,
        };
    }
}
