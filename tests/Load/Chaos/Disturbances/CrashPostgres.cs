namespace MiniTwitter.Chaos.Disturbances;

/// <summary>Stopped without farewell and started again, from which moment time counts.</summary>
internal sealed class CrashPostgres() : Disturbance("crash of PostgreSQL", "#e377c2")
{
    public override async Task StrikeAsync(Scene scene, CancellationToken cancellation)
    {
        scene.Begin("PostgreSQL");
        await scene.Cluster.Postgres!.CrashAsync();
        await scene.Cluster.Postgres.ReturnAsync();
        scene.BeginAgain();
    }
}
