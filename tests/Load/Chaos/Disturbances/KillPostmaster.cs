namespace MiniTwitter.Chaos.Disturbances;

/// <summary><c>kill -9</c> of the first process of PostgreSQL, and another start, from which moment time counts.</summary>
internal sealed class KillPostmaster() : Disturbance("kill -9 of the postmaster", "#bcbd22")
{
    public override async Task StrikeAsync(Scene scene, CancellationToken cancellation)
    {
        scene.Begin("PostgreSQL");
        await scene.Cluster.Postgres!.KillAsync();
        await scene.Cluster.Postgres.ReturnAsync();
        scene.BeginAgain();
    }
}
