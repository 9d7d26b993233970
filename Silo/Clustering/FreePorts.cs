using System.Net;
using System.Net.Sockets;

namespace MiniTwitter.Clustering;

/// <summary>Finds TCP ports that nobody uses, so that any number of silos starts on one machine.</summary>
internal static class FreePorts
{
    public static (int First, int Second) Find(IPAddress address)
    {
        using var first = new TcpListener(address, 0);
        using var second = new TcpListener(address, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }
}
