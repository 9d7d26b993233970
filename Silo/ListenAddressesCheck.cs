using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using MiniTwitter.Operations;

namespace MiniTwitter;

/// <summary>Whether HTTP can listen where it is told to. Kestrel would say so last, when the silo already works.</summary>
internal sealed class ListenAddressesCheck(IConfiguration configuration) : IStartCheck
{
    public void Check()
    {
        // By now they are among the others too.
        Check($"{MiniTwitterOptions.Section}:{nameof(MiniTwitterOptions.ManagementUrls)}", Management.UrlsOf(configuration));
        Check(ListenAddresses.Key, configuration[ListenAddresses.Key]);
    }

    private static void Check(string key, string? urls)
    {
        foreach (var url in ListenAddresses.Split(urls))
        {
            var address = BindingAddress.Parse(url);
            // Kestrel takes every other name for all addresses of this machine.
            var ip = IPAddress.TryParse(address.Host.Trim('[', ']'), out var parsed) ? parsed
                : address.Host is "localhost" ? IPAddress.Loopback : IPAddress.Any;
            try
            {
                using var listener = new TcpListener(ip, address.Port);
                listener.Start();
            }
            catch (SocketException e)
            {
                throw new OptionsValidationException(key, typeof(string), [$"{key}: can't listen on '{url}': {e.Message}."]);
            }
        }
    }
}
