using System.Net;
using System.Net.Sockets;

namespace MiniTwitter.Servers;

/// <summary>TCP ports of this machine that nobody uses.</summary>
internal static class Ports
{
    // Above those that silos find for themselves, and below those that Linux hands out: nobody else takes one before its server listens.
    private const int Lowest = 20_000;
    private const int Count = 12_000;

    private static int _last = Random.Shared.Next(Count);

    /// <summary>Another one each time.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = Lowest + Interlocked.Increment(ref _last) % Count;
            if (IsFree(port))
                return port;
        }
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
