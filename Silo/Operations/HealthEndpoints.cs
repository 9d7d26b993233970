using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using MiniTwitter.Feed;

namespace MiniTwitter.Operations;

/// <summary>Health for whoever restarts and balances, and metrics where configured: the same for silos and web nodes.</summary>
public static class HealthEndpoints
{
    /// <summary>What each health check says, for those who may see it.</summary>
    internal const string Details = "/health/details";

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(FeedRegistration.ReadyTag) });
        app.MapHealthChecks(Details, new HealthCheckOptions { ResponseWriter = WriteDetailsAsync });
        if (app.Services.GetRequiredService<IOptions<MiniTwitterOptions>>().Value.Metrics)
            app.MapPrometheusScrapingEndpoint();
    }

    private static Task WriteDetailsAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = $"{report.Status}",
        version = ProgramTexts.Version,
        checks = report.Entries.ToDictionary(check => check.Key, check => new { status = $"{check.Value.Status}", description = check.Value.Description }),
    });
}
