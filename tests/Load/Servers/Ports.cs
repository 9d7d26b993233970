using System.Net;
using System.Net.Sockets;

namespace MiniTwitter.Servers;

/// <summary>TCP ports of this machine that nobody uses.</summary>
internal static class Ports
{
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static Uri Loopback(int port) => new($"http://127.0.0.1:{port}/");

    /// <summary>That one, or the next that is free.</summary>
    public static int FreeFrom(int port)
    {
        while (!IsFree(port))
            port++;
        return port;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
