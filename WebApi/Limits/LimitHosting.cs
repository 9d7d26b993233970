using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using MiniTwitter.Problems;

namespace MiniTwitter.Limits;

/// <summary>Enforces the limits with token buckets; a refusal says in <c>Retry-After</c> when the next token comes.</summary>
internal static class LimitHosting
{
    public static void AddLimits(this WebApplicationBuilder builder) => builder.Services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = RefuseAsync;
        limiter.AddPolicy(Limit.Register, context => Bucket(context, Caller.AddressOf(context), Limit.Registrations, Limit.RegistrationEvery));
        limiter.AddPolicy(Limit.Login, context => Bucket(context, Caller.AddressOf(context), Limit.Logins, Limit.LoginEvery));
        limiter.AddPolicy(Limit.Post, context => Bucket(context, Caller.Of(context), Limit.Posts, Limit.PostEvery));
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, Caller>(
            context => Bucket(context, Caller.Of(context), Limit.Overall, Limit.OverallEvery));
    });

    public static void UseLimits(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<MiniTwitterOptions>>().Value.RateLimits.Enabled)
            app.UseRateLimiter();
    }

    private static RateLimitPartition<Caller> Bucket(HttpContext context, Caller caller, int tokens, TimeSpan oneEvery) =>
        context.Request.Path.StartsWithSegments("/health")
            ? RateLimitPartition.GetNoLimiter(caller)
            : RateLimitPartition.GetTokenBucketLimiter(caller, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = tokens,
                TokensPerPeriod = 1,
                ReplenishmentPeriod = oneEvery,
                QueueLimit = 0,
            });

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancel)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await TypedResults.Problem(Problem.OfStatus(StatusCodes.Status429TooManyRequests)).ExecuteAsync(rejected.HttpContext);
    }
}
