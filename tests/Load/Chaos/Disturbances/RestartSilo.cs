namespace MiniTwitter.Chaos.Disturbances;

/// <summary>As in a rolling upgrade.</summary>
internal sealed class RestartSilo() : Disturbance("restart of a silo", "#2ca02c")
{
    public override Task StrikeAsync(Scene scene, CancellationToken cancellation) => RestartNode.EndAsync(scene, scene.AnySilo());
}
