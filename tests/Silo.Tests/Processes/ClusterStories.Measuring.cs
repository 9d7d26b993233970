using System.Globalization;

namespace MiniTwitter.Processes;

/// <summary>
/// No promises, only figures for docs/adr/0010: <c>dotnet test --project tests/Silo.Tests -- --explicit only --show-live-output on</c>,
/// with MINITWITTER_TEST_ROUNDS for how often (5) and MINITWITTER_TEST_ARGUMENTS for more arguments of all processes.
/// </summary>
public abstract partial class ClusterStories<TDatabase>
{
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("MINITWITTER_TEST_ROUNDS") ?? "5", CultureInfo.InvariantCulture);

    [Theory(Explicit = true)]
    [InlineData("KILL", "Silo")]
    [InlineData("TERM", "Silo")]
    [InlineData("STOP", "Silo")]
    [InlineData("KILL", "Web")]
    [InlineData("TERM", "Web")]
    public async Task Recovery_is_measured(string signal, string role)
    {
        var rounds = new List<Gaps>();
        for (var round = 0; round < Rounds; round++)
        {
            await cluster.StartMissingAsync();
            await using var crowd = await GatherAsync(Many);
            var struck = role == "Silo" ? cluster.RunningSilos[0].Process : cluster.RunningNodes[0].Process;

            await struck.SignalAsync(signal);
            if (signal != "STOP")
                await struck.ExitAsync();
            await crowd.EverybodyIsServedAsync();

            await crowd.StopAsync();
            if (struck.IsRunning)
                await struck.KillAsync();
            rounds.Add(crowd.Gaps);
        }

        output.WriteLine($"{signal} of a {role} process, {typeof(TDatabase).Name}, {Rounds} rounds of {Many} people: {Gaps.Together(rounds)}");
    }
}
