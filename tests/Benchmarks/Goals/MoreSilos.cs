using System.Globalization;
using MiniTwitter.Api;
using MiniTwitter.Measuring;
using MiniTwitter.Servers;

namespace MiniTwitter.Goals;

/// <summary>What several silos cost that share the two processors of one machine: home reads through one web node.</summary>
internal sealed class MoreSilos : IGoal
{
    private const int Many = 4;
    private const int SlicesEach = 2;

    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(2);

    public string Number => "P7";

    public string Title => "four silos on the same cores against one";

    // A cluster at a time, for even an idle silo takes something from the others.
    public async Task<IReadOnlyList<Finding>> MeasureAsync(CancellationToken cancellation)
    {
        using var directory = new DataDirectory();
        string[] readers = [];
        var (one, many) = (new List<Rate>(), new List<Rate>());
        foreach (var (silos, rates) in new[] { (1, one), (Many, many), (Many, many), (1, one) })
        {
            using var cluster = new Processes(
                [
                    ServerProcess.Web(directory, TimeProvider.System, "web", "--MiniTwitter:Role=Web", Processes.AsShipped),
                    .. Enumerable.Range(1, silos).Select(n => ServerProcess.Silo(directory, TimeProvider.System, $"silo {n}", Processes.AsShipped)),
                ]);
            await cluster.StartAsync(cancellation);
            using var api = new ApiClient(cluster.Address, TimeProvider.System);
            if (readers.Length == 0)
                readers = [.. await Readers.PrepareAsync(api, Wrk.Connections, tweets: 20, following: 10)];
            using var wrk = new Wrk(readers);
            var home = new Uri(cluster.Address, "api/timeline?limit=20");
            await WarmUp.RunAsync(rounds: 3, time => wrk.WarmUpAsync(home, time), () => cluster.CpuTime, cancellation);
            rates.AddRange(await Pairs.RepeatAsync(SlicesEach, () => wrk.RunAsync(home, Slice, () => cluster.CpuTime)));
        }

        var (ours, yardstick) = (Rate.Of(many, "reads/s"), Rate.Of(one, "reads/s"));
        return
        [
            new Finding("P7", string.Create(CultureInfo.InvariantCulture, $"home reads with {Many} silos / with one, through one web process"), ours.Figure.Over(yardstick.Figure), "×", new Bar.AtLeast(0.7))
            {
                Ours = ours,
                Yardstick = yardstick,
            },
        ];
    }
}
