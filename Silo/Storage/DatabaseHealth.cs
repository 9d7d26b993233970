using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MiniTwitter.Storage;

/// <summary>Reports whether the database answers. A process stays ready without it, because it still serves reads from memory.</summary>
internal sealed class DatabaseHealth(Database database) : IHealthCheck
{
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = await database.ClusterSource.OpenConnectionAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT 1";
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy("The database is available.");
        }
        catch (Exception fault) when (StorageFaults.Translate(fault) is StorageUnavailableException)
        {
            return HealthCheckResult.Degraded("The database is unavailable. Writes are refused with 503; reads from memory continue.");
        }
    }
}
