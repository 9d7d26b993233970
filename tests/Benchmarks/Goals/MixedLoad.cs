using System.Globalization;
using MiniTwitter.Measuring;
using MiniTwitter.Servers;
using MiniTwitter.Traffic;

namespace MiniTwitter.Goals;

/// <summary>
/// Reads and posts as people make them, with listeners, at rates that do not wait for answers: what a server bears, and how
/// soon a tweet is pushed while nothing else happens and at half of that.
/// </summary>
internal sealed class MixedLoad : IGoal
{
    private const int Users = 300;
    private const int IdleRate = 20;

    // Until one is not borne, twice, for whoever shares the machine has moments too: the last that was is the capacity. Upwards, so that
    // the server is neither new nor just overloaded.
    private static readonly int[] Rates = [1000, 3000, 4000];

    public string Number => "P9";

    public string Title => "mix A: capacity, and how soon tweets are pushed (P4)";

    public async Task<IReadOnlyList<Finding>> MeasureAsync(CancellationToken cancellation)
    {
        using var directory = new DataDirectory();
        using var server = Processes.Web(directory);
        server.IsMeasured = true;
        server.Start();
        await server.WaitUntilReadyAsync(cancellation);

        var idle = await RunAsync(IdleRate, seconds: 10);
        var (capacity, whole) = await FindCapacityAsync();
        var half = await RunAsync(Math.Max(capacity / 2, IdleRate), seconds: 10);
        return
        [
            Push("P4", "push p50, idle", idle, idle.Push.P50, 10),
            Push("P4", "push p50, half load", half, half.Push.P50, 25),
            Push("P4", "push p99, half load", half, half.Push.P99, 150),
            new Finding("P9", $"mix A within the limits ({Capacity.Criteria}), generator and server on the same cores", new Spread([capacity]), "requests/s", new Bar.AtLeast(3000))
            {
                Note = string.Create(CultureInfo.InvariantCulture, $"{Describe(whole)} Tried: {string.Join(", ", Rates)} requests/s, until one was too much twice."),
            },
        ];

        async Task<LoadResult> RunAsync(int rate, double seconds)
        {
            var settings = new LoadSettings { Users = Users, Rate = rate, Seconds = seconds, WarmUp = 6, Listeners = 50, Tweets = 20, Patience = 10, MostUnderWay = 10_000, Seed = 42 };
            await using var run = new LoadRun(server.Address, directory.Path, server, settings, TimeProvider.System);
            return (await run.RunAsync(cancellation))!;
        }

        async Task<(int Rate, LoadResult Result)> FindCapacityAsync()
        {
            (int Rate, LoadResult Result)? borne = null;
            foreach (var rate in Rates)
            {
                var result = await RunAsync(rate, seconds: 10);
                if (result.Misses.Count > 0)
                    result = await RunAsync(rate, seconds: 10);
                if (result.Misses.Count > 0)
                    return borne ?? (0, result);
                borne = (rate, result);
            }

            return borne!.Value;
        }
    }

    private static Finding Push(string goal, string what, LoadResult result, double figure, double limit) =>
        new(goal, what, new Spread([figure]), "ms", new Bar.AtMost(limit)) { Note = Describe(result) };

    private static string Describe(LoadResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"At {result.Rate:0} requests/s: {string.Join("; ", result.Requests.Append(result.Push).Select(Describe))}. A request takes {result.ServerCpuPerRequest:0.000} ms of a processor in the server, {result.GeneratorCpuPerRequest:0.000} ms in the generator.");

    private static string Describe(LatencyFigures figures) => string.Create(
        CultureInfo.InvariantCulture, $"{figures.Name} p50 {figures.P50:0.0} ms, p99 {figures.P99:0.0} ms");
}
