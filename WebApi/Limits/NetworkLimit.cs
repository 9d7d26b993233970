using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using MiniTwitter.Auth;
using MiniTwitter.Problems;

namespace MiniTwitter.Limits;

/// <summary>
/// Counts registrations and passwords to check per IPv6 /48 as well: its owner has 65,536 of the /64 networks that are counted as
/// addresses.
/// </summary>
internal sealed class NetworkLimit(IOptions<MiniTwitterOptions> options, SecurityLog log) : IEndpointFilter, IDisposable
{
    /// <summary>Attempts of one /48 at once, one more every <see cref="Every"/>.</summary>
    public const int AtOnce = 30;

    public static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    private const int PrefixBytes = 6;

    private readonly PartitionedRateLimiter<IPAddress> _limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(
        network => RateLimitPartition.GetTokenBucketLimiter(network, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = AtOnce,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = Every,
            QueueLimit = 0,
        }));

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (!options.Value.RateLimits.Enabled || NetworkOf(context.HttpContext.Connection.RemoteIpAddress) is not { } network)
            return await next(context);
        using var lease = _limiter.AttemptAcquire(network);
        if (lease.IsAcquired)
            return await next(context);
        log.AddressLimited(context.HttpContext);
        context.HttpContext.Response.Headers.RetryAfter = ((int)Every.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return TypedResults.Problem(Problem.OfStatus(StatusCodes.Status429TooManyRequests));
    }

    public void Dispose() => _limiter.Dispose();

    private static IPAddress? NetworkOf(IPAddress? address)
    {
        if (address is not { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false })
            return null;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(PrefixBytes).Clear();
        return new IPAddress(bytes);
    }
}
