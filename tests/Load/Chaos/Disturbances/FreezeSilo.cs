namespace MiniTwitter.Chaos.Disturbances;

/// <summary>Stopped for 20 seconds in the middle of what it does. One that was declared dead meanwhile ends when it notices.</summary>
internal sealed class FreezeSilo() : Disturbance("freeze of a silo", "#1f77b4")
{
    public static readonly TimeSpan FreezeTime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ToNotice = TimeSpan.FromSeconds(15);

    public override async Task StrikeAsync(Scene scene, CancellationToken cancellation)
    {
        var silo = scene.AnySilo();
        scene.Begin(silo);
        await silo.FreezeAsync();
        await Task.Delay(FreezeTime, scene.Time, cancellation);
        scene.Thaw();
        await silo.ThawAsync();
        if (await silo.HasEndedWithinAsync(ToNotice))
            return;
        scene.Complain(silo.Name, "was frozen so long that it is dead to the others, and goes on");
        await silo.KillAsync();
    }
}
