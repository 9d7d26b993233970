using MiniTwitter.Storage;
using MiniTwitter.Stories.Client;

namespace MiniTwitter.Processes;

/// <summary>Also when the database goes away under the running cluster and comes back. No process is restarted then.</summary>
[Collection<OneClusterAtATime>]
public sealed class ClusterOverPostgres(Cluster<OwnPostgresServer> cluster, ITestOutputHelper output)
    : ClusterStories<OwnPostgresServer>(cluster, output), IClassFixture<Cluster<OwnPostgresServer>>
{
    private readonly Cluster<OwnPostgresServer> _cluster = cluster;

    [Fact]
    public async Task Lost_connections_are_made_again()
    {
        var processes = _cluster.Processes;
        await using var crowd = await GatherAsync();

        for (var round = 0; round < 3; round++)
        {
            await _cluster.Database.TerminateConnectionsAsync();
            await crowd.EverybodyIsServedAsync();
        }

        processes.ShouldAllBe(process => process.IsRunning);
        await EndAsync(crowd, "pg_terminate_backend of all connections, three times");
    }

    [Fact]
    public async Task While_the_server_is_away_writes_are_told_when_to_try_again_and_reads_go_on()
    {
        var processes = _cluster.Processes;
        await using var crowd = await GatherAsync();
        await _cluster.Database.CrashAsync();

        foreach (var member in crowd.Members)
        {
            var somebody = new Visitor(member.Nodes[0].Address) { Token = member.Person.Token };
            var refused = await somebody.PostAsync("/api/tweets", new { text = "not now" });
            refused.ShouldBeProblem(ServiceUnavailable, "unavailable");
            refused.Headers.RetryAfter.ShouldNotBeNull();
            (await somebody.GetAsync("/api/timeline")).ShouldBe(OK);
        }

        foreach (var node in _cluster.RunningNodes)
        {
            var balancer = new Visitor(node.Address);
            (await balancer.GetAsync("/health/ready")).ShouldBe(OK);
            var details = await balancer.GetAsync("/health/details");
            details.ShouldBe(OK);
            details.Body.ShouldContain("The database is unavailable.");
        }

        await _cluster.Database.ReturnAsync();
        await crowd.EverybodyIsServedAsync();
        processes.ShouldAllBe(process => process.IsRunning);
        await EndAsync(crowd, "server stopped at once, away for some requests, started again");
    }
}
