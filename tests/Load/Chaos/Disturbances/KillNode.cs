namespace MiniTwitter.Chaos.Disturbances;

/// <summary>Its users go to another one.</summary>
internal sealed class KillNode() : Disturbance("kill -9 of a web node", "#ff7f0e")
{
    public override async Task StrikeAsync(Scene scene, CancellationToken cancellation)
    {
        var node = scene.AnyNode();
        scene.Begin(node);
        await node.KillAsync();
        await scene.ServedAsync(cancellation);
    }
}
