using MiniTwitter.Storage;
using MiniTwitter.Stories.Client;

namespace MiniTwitter.Processes;

/// <summary>The database goes away under a running cluster and comes back. No process is restarted.</summary>
public sealed class LostPostgres(Cluster<OwnPostgresServer> cluster, ITestOutputHelper output) : IClassFixture<Cluster<OwnPostgresServer>>
{
    private const int People = 12;

    [Fact]
    public async Task Lost_connections_are_made_again()
    {
        var processes = cluster.Processes;
        await using var crowd = await GatherAsync();

        for (var round = 0; round < 3; round++)
        {
            await cluster.Database.TerminateConnectionsAsync();
            await crowd.EverybodyIsServedAsync();
        }

        await EndAsync(crowd, processes, "pg_terminate_backend of all connections, three times");
    }

    [Fact]
    public async Task While_the_server_is_away_writes_are_told_when_to_try_again_and_reads_go_on()
    {
        var processes = cluster.Processes;
        await using var crowd = await GatherAsync();
        await cluster.Database.CrashAsync();

        foreach (var member in crowd.Members)
        {
            var somebody = new Visitor(member.Nodes[0].Address) { Token = member.Person.Token };
            var refused = await somebody.PostAsync("/api/tweets", new { text = "not now" });
            refused.ShouldBeProblem(ServiceUnavailable, "unavailable");
            refused.Headers.RetryAfter.ShouldNotBeNull();
            (await somebody.GetAsync("/api/timeline")).ShouldBe(OK);
        }

        await cluster.Database.ReturnAsync();
        await crowd.EverybodyIsServedAsync();
        await EndAsync(crowd, processes, "server stopped at once, away for some requests, started again");
    }

    private async Task<Crowd> GatherAsync()
    {
        var crowd = await Crowd.GatherAsync(cluster.RunningNodes, People);
        await crowd.StartAsync();
        return crowd;
    }

    private async Task EndAsync(Crowd crowd, IReadOnlyList<ChildProcess> processes, string fault)
    {
        await crowd.StopAsync();
        output.WriteLine($"{fault}: gaps {crowd.Gaps}; {crowd.Failures.Count()} requests failed twice.");
        processes.ShouldAllBe(process => process.IsRunning);
        await crowd.ShouldBeWholeAsync(cluster.RunningNodes[0].Address);
    }
}
