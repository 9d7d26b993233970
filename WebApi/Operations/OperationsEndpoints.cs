using MiniTwitter.Feed;

namespace MiniTwitter.Operations;

/// <summary>For those who run the service: health, metrics, the dashboard.</summary>
internal static class OperationsEndpoints
{
    public static void AddOperations(this WebApplicationBuilder builder) =>
        builder.Services.AddHealthChecks()
            .AddCheck<ClusterHealth>("cluster", tags: [FeedRegistration.ReadyTag])
            .AddCheck<StoppingHealth>("stopping", tags: [FeedRegistration.ReadyTag]);

    public static void MapOperations(this WebApplication app)
    {
        app.MapHealth();
        app.MapOpenApi("/openapi/v1.json");
        app.MapAdminDashboard();
    }
}
