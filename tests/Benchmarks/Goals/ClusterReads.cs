using MiniTwitter.Api;
using MiniTwitter.Measuring;
using MiniTwitter.Servers;

namespace MiniTwitter.Goals;

/// <summary>Home reads through one web node, by silos that are started for them. A cluster at a time: even an idle silo takes something from the others.</summary>
internal sealed class ClusterReads : IDisposable
{
    // Five processes that share two processors need nine until they have compiled what reads call. One silo gets as many, so that all are as old.
    private const int WarmUpRounds = 9;

    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(2);

    private readonly DataDirectory _directory = new();
    private string[] _readers = [];

    /// <param name="silos">How many.</param>
    /// <param name="slices">How often it is measured, after the silos have compiled what reads call.</param>
    /// <param name="share">Of a processor, which each silo is held to while it is measured; null for as much as it gets.</param>
    /// <param name="cancellation">Ends the start and the warm-up.</param>
    public async Task<Rate[]> MeasureAsync(int silos, int slices, double? share, CancellationToken cancellation)
    {
        ServerProcess[] all =
        [
            Processes.Web(_directory, "--MiniTwitter:Role=Web"),
            .. Enumerable.Range(1, silos).Select(n => Processes.Silo(_directory, $"silo {n}")),
        ];
        using var cluster = new Processes(all);
        await cluster.StartAsync(cancellation);
        using var api = new ApiClient(cluster.Address, TimeProvider.System);
        if (_readers.Length == 0)
            _readers = [.. await Readers.PrepareAsync(api, Wrk.Connections, tweets: 20, following: 10)];
        using var wrk = new Wrk(_readers);
        var home = new Uri(cluster.Address, "api/timeline?limit=20");
        await WarmUp.RunAsync(WarmUpRounds, time => wrk.WarmUpAsync(home, time), () => cluster.CpuTime, cancellation);

        using var limits = new ProcessorLimits();
        if (share is { } limit)
            Array.ForEach(all[1..], silo => limits.Hold(silo, limit));
        return await Pairs.RepeatAsync(slices, () => wrk.RunAsync(home, Slice, () => cluster.CpuTime));
    }

    public void Dispose() => _directory.Dispose();
}
