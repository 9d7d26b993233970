using MiniTwitter.Storage;

namespace MiniTwitter.Processes;

/// <summary>
/// What several processes over one database promise, whichever database it is; a part for each kind of fault. The stories of
/// one database share its processes.
/// </summary>
public abstract partial class ClusterStories<TDatabase>(Cluster<TDatabase> cluster, ITestOutputHelper output) : IAsyncLifetime
    where TDatabase : TestDatabase, new()
{
    public async ValueTask InitializeAsync()
    {
        await cluster.StartMissingAsync();
        await cluster.ShouldServeAsync();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private protected async Task<Crowd> GatherAsync()
    {
        var crowd = await Crowd.GatherAsync(cluster.RunningNodes);
        await crowd.StartAsync();
        return crowd;
    }

    private protected async Task EndAsync(Crowd crowd, string fault)
    {
        await crowd.StopAsync();
        output.WriteLine($"{fault}: nobody waited for longer than {crowd.LongestGap.TotalSeconds:0.00} s; {crowd.Failures.Count()} requests failed twice.");
        await crowd.ShouldBeWholeAsync(cluster.RunningNodes[0].Address);
    }
}
