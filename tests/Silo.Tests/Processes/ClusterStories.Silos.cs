using MiniTwitter.Stories.Client;

namespace MiniTwitter.Processes;

/// <summary>Silos that die, and silos that only seem to.</summary>
public abstract partial class ClusterStories<TDatabase>
{
    [Fact]
    public async Task A_killed_silo_keeps_nobody_waiting_for_long_and_takes_nothing_along()
    {
        await using var crowd = await GatherAsync(Many);
        await using var live = await LiveConnection.OpenAsync(crowd.Members[0].Person);

        await cluster.RunningSilos[0].Process.KillAsync();
        await crowd.EverybodyIsServedAsync();

        var posted = await crowd.Members[1].NextPostAsync();
        var heard = await live.ReadUntilAsync(posted.Text);
        await EndAsync(crowd, "kill -9 of a silo");
        heard.Select(message => message.Id).ShouldBeUnique();
        crowd.Gaps.P99.ShouldBeLessThan(Patience);
    }

    [Fact]
    public async Task A_silo_that_was_frozen_ends_when_it_thaws_because_the_others_have_declared_it_dead()
    {
        await using var crowd = await GatherAsync(Some);
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
