using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MiniTwitter.Operations;

/// <summary>A node that was told to stop takes no more requests, from that moment on.</summary>
internal sealed class StoppingHealth(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("The node stops.") : HealthCheckResult.Healthy());
}
