using Microsoft.Extensions.Diagnostics.HealthChecks;
using MiniTwitter.Auth;
using MiniTwitter.Streams;

namespace MiniTwitter.Operations;

/// <summary>Whether this node reaches the silos and knows the signing keys.</summary>
internal sealed class ClusterHealth(IGrainFactory grains, SigningKey signingKey) : IHealthCheck
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!signingKey.Keys.IsCompletedSuccessfully)
            return HealthCheckResult.Unhealthy("The signing keys are not known yet.");
        try
        {
            await grains.GetTweetLog(LogPartition.All.First()).GetHeadAsync().WaitAsync(MaxWait, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception fault) when (fault is StorageUnavailableException or OrleansException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("No silo answers.", fault);
        }
    }
}
