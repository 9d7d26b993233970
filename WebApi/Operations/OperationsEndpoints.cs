using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using MiniTwitter.Feed;
using Prometheus;

namespace MiniTwitter.Operations;

/// <summary>For those who run the service: health, metrics.</summary>
internal static class OperationsEndpoints
{
    public static void AddOperations(this WebApplicationBuilder builder) =>
        builder.Services.AddHealthChecks()
            .AddCheck<ClusterHealth>("cluster", tags: [FeedRegistration.ReadyTag])
            .AddCheck<StoppingHealth>("stopping", tags: [FeedRegistration.ReadyTag]);

    public static void MapOperations(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(FeedRegistration.ReadyTag) });
        app.MapOpenApi("/openapi/v1.json");
        if (app.Services.GetRequiredService<IOptions<MiniTwitterOptions>>().Value.Metrics)
            app.MapMetrics();
    }
}
