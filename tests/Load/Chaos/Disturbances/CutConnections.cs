namespace MiniTwitter.Chaos.Disturbances;

/// <summary>The network goes away under many live connections at once.</summary>
internal sealed class CutConnections() : Disturbance("cut of live connections", "#8c564b")
{
    private const int Most = 200;

    public override async Task StrikeAsync(Scene scene, CancellationToken cancellation)
    {
        scene.Begin("connections");
        scene.Audience.Cut(Most);
        if (!await scene.Audience.BackAsync(Most, cancellation))
            scene.Complain("connections", "were cut, and not all have come back");
    }
}
