using Microsoft.AspNetCore.SignalR.Client;

namespace MiniTwitter.Processes;

/// <summary>Processes that are ended on purpose, one by one.</summary>
public abstract partial class ClusterStories<TDatabase>
{
    private static readonly TimeSpan GracefulEnd = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Started_at_once_on_an_empty_database_they_make_each_table_once()
    {
        (await cluster.CountAsync("SELECT COUNT(*) FROM SchemaVersions")).ShouldBeGreaterThan(0);
        (await cluster.CountAsync("SELECT COUNT(*) - COUNT(DISTINCT ScriptName) FROM SchemaVersions")).ShouldBe(0);
    }

    [Fact]
    public async Task A_rolling_restart_fails_no_request_that_is_made_a_second_time()
    {
        await using var crowd = await GatherAsync();
        foreach (var process in cluster.Processes)
        {
            await process.SignalAsync("TERM");
            (await process.ExitAsync().WaitAsync(GracefulEnd)).ShouldBe(0, process.Log);
            await crowd.EverybodyIsServedAsync();
            await cluster.StartMissingAsync();
            crowd.MoveTo(cluster.RunningNodes);
        }

        await crowd.EverybodyIsServedAsync();
        await EndAsync(crowd, "rolling restart");
        crowd.Failures.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_web_node_that_stops_sends_its_listeners_elsewhere()
    {
        var node = cluster.RunningNodes[0];
        var person = await node.RegisterAsync();
        var reconnecting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(node.Address, "/hubs/timeline"), options => options.AccessTokenProvider = () => Task.FromResult(person.Token))
            .WithAutomaticReconnect()
            .Build();
        connection.Reconnecting += _ =>
        {
            reconnecting.TrySetResult();
            return Task.CompletedTask;
        };
        connection.Closed += fault =>
        {
            reconnecting.TrySetException(fault ?? new IOException("Told not to come back."));
            return Task.CompletedTask;
        };
        await connection.StartAsync(TestContext.Current.CancellationToken);

        await node.Process.SignalAsync("TERM");

        await reconnecting.Task.WaitAsync(GracefulEnd);
        (await node.Process.ExitAsync()).ShouldBe(0, node.Process.Log);
    }
}
