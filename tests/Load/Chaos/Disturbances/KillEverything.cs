namespace MiniTwitter.Chaos.Disturbances;

/// <summary>Nobody is left to serve anybody, so time counts from the moment in which everything is ready again.</summary>
internal sealed class KillEverything() : Disturbance("kill -9 of everything", "#9467bd")
{
    public override async Task StrikeAsync(Scene scene, CancellationToken cancellation)
    {
        scene.Begin("all processes");
        await scene.Cluster.KillAsync();
        await scene.StartEverythingAsync(cancellation);
    }
}
