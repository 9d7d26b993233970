namespace MiniTwitter.Chaos.Disturbances;

/// <summary>Stopped for 20 seconds in the middle of what it does, with all that is connected to it.</summary>
internal sealed class FreezeNode() : Disturbance("freeze of a web node", "#17becf")
{
    public override async Task StrikeAsync(Scene scene, CancellationToken cancellation)
    {
        var node = scene.AnyNode();
        scene.Begin(node);
        await node.FreezeAsync();
        await Task.Delay(FreezeSilo.FreezeTime, scene.Time, cancellation);
        scene.Thaw();
        await node.ThawAsync();
    }
}
