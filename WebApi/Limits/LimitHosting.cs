using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using MiniTwitter.Auth;
using MiniTwitter.Problems;

namespace MiniTwitter.Limits;

/// <summary>
/// Enforces the limits. Every request takes a token of its address before anything else looks at it, so that refused
/// tokens and unknown addresses count as well. A signed-in request also takes one of its user. A refusal says in
/// <c>Retry-After</c> when the next token comes.
/// </summary>
internal static class LimitHosting
{
    private const string HealthPath = "/health";

    public static void AddLimits(this WebApplicationBuilder builder) => builder.Services.AddRateLimiter(limiter =>
    {
        limiter.OnRejected = (rejected, _) =>
        {
            var policy = rejected.HttpContext.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName;
            if (policy is Limit.Login or Limit.Register)
                rejected.HttpContext.RequestServices.GetRequiredService<SecurityLog>().AddressLimited(rejected.HttpContext);
            return new ValueTask(RefuseAsync(rejected.HttpContext, rejected.Lease));
        };
        limiter.AddPolicy(Limit.Register, context => PartitionOf(Caller.AddressOf(context), Limit.Registrations));
        limiter.AddPolicy(Limit.Login, context => PartitionOf(Caller.AddressOf(context), Limit.Logins));
        limiter.AddPolicy(Limit.Post, context => PartitionOf(context.User.Viewer, Limit.Posts));
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, long>(context => context.User.Viewer is { } user
            ? PartitionOf(user.Value, Limit.User)
            : RateLimitPartition.GetNoLimiter(0L));
    });

    /// <summary>The limits of addresses. Stands before everything that costs something.</summary>
    public static void UseAddressLimits(this WebApplication app)
    {
        if (!AreEnabled(app))
            return;
        var addresses = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, (bool IsHealth, IPAddress Address)>(context =>
            {
                var isHealth = context.Request.Path.StartsWithSegments(HealthPath);
                return PartitionOf((isHealth, Caller.AddressOf(context)), isHealth ? Limit.Health : Limit.Address);
            }),
            PartitionedRateLimiter.Create<HttpContext, IPAddress>(context => Caller.NetworkOf(context) is { AddressFamily: AddressFamily.InterNetworkV6 } network
                ? PartitionOf(network, Limit.Network)
                : RateLimitPartition.GetNoLimiter(IPAddress.None)));
        app.Lifetime.ApplicationStopped.Register(addresses.Dispose);
        app.Use(async (context, next) =>
        {
            using var lease = addresses.AttemptAcquire(context);
            if (lease.IsAcquired)
                await next(context);
            else
                await RefuseAsync(context, lease);
        });
    }

    /// <summary>The limits of users and of single endpoints. Stands behind authentication.</summary>
    public static void UseLimits(this WebApplication app)
    {
        if (AreEnabled(app))
            app.UseRateLimiter();
    }

    private static bool AreEnabled(WebApplication app) => app.Services.GetRequiredService<IOptions<MiniTwitterOptions>>().Value.RateLimits.Enabled;

    private static RateLimitPartition<T> PartitionOf<T>(T key, Limit.Bucket bucket) => RateLimitPartition.GetTokenBucketLimiter(
        key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = bucket.Tokens,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = bucket.Every,
            QueueLimit = 0,
        });

    private static Task RefuseAsync(HttpContext context, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return TypedResults.Problem(Problem.OfStatus(StatusCodes.Status429TooManyRequests)).ExecuteAsync(context);
    }
}
