using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using MiniTwitter.Problems;

namespace MiniTwitter.Connections;

/// <summary>Bounds what clients that hold connections open can cost: their number, the time they take, and what is buffered for them.</summary>
internal static class ConnectionHosting
{
    // Bodies are smaller. What is sent in addition waits with the client.
    private const int RequestBufferBytes = 2 * ApiLimits.BodyBytes;
    private const int ResponseBufferBytes = 64 * 1024;
    private const int StreamsPerConnection = 100;
    private const double MinBytesPerSecond = 240;

    private static readonly TimeSpan HeadersWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan IdleFor = TimeSpan.FromSeconds(75);
    private static readonly TimeSpan SlowFor = TimeSpan.FromSeconds(5);

    public static void AddConnectionLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ConnectionLimits>().AddSingleton<LiveUpgrades>().AddSingleton<IConnectionListenerFactory, LimitedListeners>();
        builder.Services.AddOptions<KestrelServerOptions>().Configure<ConnectionLimits>((kestrel, connections) =>
        {
            var limits = kestrel.Limits;
            limits.RequestHeadersTimeout = HeadersWithin;
            limits.KeepAliveTimeout = IdleFor;
            limits.MinRequestBodyDataRate = new MinDataRate(MinBytesPerSecond, SlowFor);
            limits.MinResponseDataRate = new MinDataRate(MinBytesPerSecond, SlowFor);
            limits.MaxRequestBufferSize = RequestBufferBytes;
            limits.MaxResponseBufferSize = ResponseBufferBytes;
            limits.Http2.MaxStreamsPerConnection = StreamsPerConnection;
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => connection => connections.CarryAsync(connection, next)));
        });
    }

    public static void UseConnectionLimits(this WebApplication app)
    {
        var upgrades = app.Services.GetRequiredService<LiveUpgrades>();
        app.Use((context, next) =>
        {
            if (context.Features.Get<ReservedConnection>() is not null)
            {
                context.Response.Headers.Connection = "close";
                return context.Request.Path.StartsWithSegments("/health") ? next(context) : RefuseAsync(context);
            }

            return context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } ? upgrades.CarryAsync(context, next) : next(context);
        });
    }

    private static Task RefuseAsync(HttpContext context) => TypedResults.Problem(
        Problem.OfStatus(StatusCodes.Status503ServiceUnavailable, "Too many connections are open. Try again shortly.")).ExecuteAsync(context);

    /// <summary>Counts the connections that became WebSockets, which stay for hours and hold more than others.</summary>
    internal sealed class LiveUpgrades(IOptions<MiniTwitterOptions> options)
    {
        private readonly int _max = options.Value.Connections.MaxLive;
        private int _open;

        public async Task CarryAsync(HttpContext context, RequestDelegate next)
        {
            try
            {
                await (Interlocked.Increment(ref _open) > _max ? RefuseAsync(context) : next(context));
            }
            finally
            {
                Interlocked.Decrement(ref _open);
            }
        }
    }
}
