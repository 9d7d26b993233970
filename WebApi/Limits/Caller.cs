using System.Net;
using System.Net.Sockets;
using MiniTwitter.Auth;

namespace MiniTwitter.Limits;

/// <summary>Whose requests are counted together.</summary>
/// <param name="User">The signed-in user's id, or 0.</param>
/// <param name="Address">The address when signed out, or null.</param>
internal readonly record struct Caller(long User, IPAddress? Address)
{
    // A household or server is given at least this much of IPv6.
    private const int PrefixBytes = 8;

    public static Caller Of(HttpContext context) =>
        context.User.Viewer is { } user ? new Caller(user.Value, null) : AddressOf(context);

    public static Caller AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily is AddressFamily.InterNetworkV6)
        {
            var bytes = address.GetAddressBytes();
            bytes.AsSpan(PrefixBytes).Clear();
            address = new IPAddress(bytes);
        }

        return new Caller(0, address);
    }
}
