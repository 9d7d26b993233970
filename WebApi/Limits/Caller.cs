using System.Net;
using System.Net.Sockets;

namespace MiniTwitter.Limits;

/// <summary>The address that a request comes from, as far as it counts for limits.</summary>
internal static class Caller
{
    // A household or a server is given at least a /64 of IPv6, a customer of a provider a /48.
    private const int SiteBytes = 8;
    private const int CustomerBytes = 6;

    /// <summary>The IPv4 address, or the /64 of the IPv6 address.</summary>
    public static IPAddress AddressOf(HttpContext context) => Prefix(ExactAddressOf(context), SiteBytes);

    /// <summary>The IPv4 address, or the /48 of the IPv6 address.</summary>
    public static IPAddress NetworkOf(HttpContext context) => Prefix(ExactAddressOf(context), CustomerBytes);

    /// <summary>The whole address.</summary>
    public static IPAddress ExactAddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }

    private static IPAddress Prefix(IPAddress address, int length)
    {
        if (address.AddressFamily is not AddressFamily.InterNetworkV6)
            return address;
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[length..].Clear();
        return new IPAddress(bytes);
    }
}
