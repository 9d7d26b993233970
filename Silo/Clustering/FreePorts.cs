using System.Net;
using System.Net.Sockets;

namespace MiniTwitter.Clustering;

/// <summary>Finds TCP ports that nobody uses, so that any number of silos starts on one machine.</summary>
internal static class FreePorts
{
    // Below the ports that Linux hands out by itself, which may be taken between finding them and listening.
    private const int Lowest = 10_000;
    private const int Pairs = 5_000;

    // Each process begins at a place of its own and goes on from there: silos that start at the same time do not find the same ports.
    private static int _next = Environment.ProcessId;

    /// <exception cref="InvalidOperationException">None is free.</exception>
    /// <exception cref="SocketException">The address is not one of this machine.</exception>
    public static (int First, int Second) Find(IPAddress address)
    {
        for (var tries = 0; tries < Pairs; tries++)
        {
            var first = Lowest + Interlocked.Increment(ref _next) % Pairs * 2;
            if (IsFree(address, first) && IsFree(address, first + 1))
                return (first, first + 1);
        }

        throw new InvalidOperationException($"No two ports from {Lowest} to {Lowest + Pairs * 2 - 1} are free: set MiniTwitter:SiloPort and MiniTwitter:GatewayPort.");
    }

    private static bool IsFree(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse)
        {
            return false;
        }
    }
}
