namespace MiniTwitter.Chaos.Disturbances;

/// <summary>PostgreSQL ends all of its connections.</summary>
internal sealed class TerminateConnections() : Disturbance("pg_terminate_backend of all", "#7f7f7f")
{
    public override Task StrikeAsync(Scene scene, CancellationToken cancellation)
    {
        scene.Begin("PostgreSQL");
        return scene.Cluster.Postgres!.TerminateConnectionsAsync();
    }
}
