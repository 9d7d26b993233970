using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace MiniTwitter.Clustering;

/// <summary>Whether the certificates of the cluster can be used.</summary>
internal sealed class CredentialsCheck(IServiceProvider services) : IStartCheck
{
    public void Check() => services.GetRequiredService<ClusterCredentials>();
}

/// <summary>Whether this silo can listen where it is told to.</summary>
internal sealed class SiloPortsCheck(IOptions<MiniTwitterOptions> options) : IStartCheck
{
    public void Check()
    {
        var address = options.Value.AdvertisedAddress is { } advertised ? IPAddress.Parse(advertised) : IPAddress.Loopback;
        if (options.Value is { SiloPort: not 0 } both && both.SiloPort == both.GatewayPort)
            throw Bad(nameof(MiniTwitterOptions.GatewayPort), "must differ from SiloPort.");
        Check(address, 0, nameof(MiniTwitterOptions.AdvertisedAddress));
        if (options.Value.SiloPort is not 0 and var silo)
            Check(address, silo, nameof(MiniTwitterOptions.SiloPort));
        if (options.Value.GatewayPort is not 0 and var gateway)
            Check(address, gateway, nameof(MiniTwitterOptions.GatewayPort));
    }

    /// <exception cref="OptionsValidationException">It can't.</exception>
    public static void Check(IPAddress address, int port, string key)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
        }
        catch (SocketException e)
        {
            throw Bad(key, $"can't listen on {new IPEndPoint(address, port)}: {e.Message}.");
        }
    }

    private static OptionsValidationException Bad(string key, string reason) =>
        new(key, typeof(MiniTwitterOptions), [$"{MiniTwitterOptions.Section}:{key}: {reason}"]);
}
