namespace MiniTwitter.Chaos.Disturbances;

/// <summary>The others have to do without it until users are served again.</summary>
internal sealed class KillSilo() : Disturbance("kill -9 of a silo", "#d62728")
{
    public override async Task StrikeAsync(Scene scene, CancellationToken cancellation)
    {
        var silo = scene.AnySilo();
        scene.Begin(silo);
        await silo.KillAsync();
        await scene.ServedAsync(cancellation);
    }
}
