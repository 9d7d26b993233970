namespace MiniTwitter.Processes;

/// <summary>Silos that only seem to have died. The chaos run kills them in earnest.</summary>
public abstract partial class ClusterStories<TDatabase>
{
    [Fact]
    public async Task A_silo_that_was_frozen_ends_when_it_thaws_because_the_others_have_declared_it_dead()
    {
        await using var crowd = await GatherAsync();
        var frozen = cluster.RunningSilos[0].Process;

        await frozen.SignalAsync("STOP");
        await cluster.ShouldHaveActiveSilosAsync(2);
        await crowd.EverybodyIsServedAsync();
        await frozen.SignalAsync("CONT");

        (await frozen.ExitAsync()).ShouldNotBe(0);
        await crowd.EverybodyIsServedAsync();
        await EndAsync(crowd, "SIGSTOP of a silo");
    }
}
