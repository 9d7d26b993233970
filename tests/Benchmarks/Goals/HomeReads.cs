using MiniTwitter.Api;
using MiniTwitter.Measuring;
using MiniTwitter.Servers;

namespace MiniTwitter.Goals;

/// <summary>Reading the home timeline: 20 tweets, signed in, from one process that is everything and through a web node of its own.</summary>
internal sealed class HomeReads : IGoal
{
    private const int PageLength = 20;

    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(2);

    public string Number => "P1";

    public string Title => "home timeline, 20 tweets, signed in";

    public async Task<IReadOnlyList<Finding>> MeasureAsync(CancellationToken cancellation) =>
    [
        await MeasureAsync("P1", "home reads of one process / bare Kestrel sending the same bytes", 0.70, directory =>
            [Processes.Web(directory)], cancellation),
        await MeasureAsync("P1b", "home reads through a web process / bare Kestrel sending the same bytes", 0.40, directory =>
            [Processes.Web(directory, "--MiniTwitter:Role=Web"), Processes.Silo(directory)], cancellation),
    ];

    /// <summary>The first of the processes is the one that is asked.</summary>
    private static async Task<Finding> MeasureAsync(
        string goal, string what, double limit, Func<DataDirectory, ServerProcess[]> makeProcesses, CancellationToken cancellation)
    {
        using var directory = new DataDirectory();
        using var ours = new Processes(makeProcesses(directory));
        await ours.StartAsync(cancellation);
        using var api = new ApiClient(ours.Address, TimeProvider.System);
        var readers = await Readers.PrepareAsync(api, Wrk.Connections, tweets: PageLength, following: 10);
        var home = new Uri(ours.Address, $"api/timeline?limit={PageLength}");
        using var bare = await StartBareAsync(home, readers[0], directory, cancellation);
        using var wrk = new Wrk(readers);

        await WarmUp.RunAsync(rounds: 3, time => wrk.WarmUpAsync(home, time), () => ours.CpuTime, cancellation);
        var (one, other) = await Pairs.MeasureAsync(
            Pairs.Fewest, () => wrk.RunAsync(home, Slice, () => ours.CpuTime), () => wrk.RunAsync(bare.Address, Slice, () => bare.CpuTime));
        var (reads, bareReads) = (Rate.Of(one, "reads/s"), Rate.Of(other, "reads/s"));
        return new Finding(goal, what, reads.Figure.Over(bareReads.Figure), "×", new Bar.AtLeast(limit)) { Ours = reads, Yardstick = bareReads };
    }

    /// <summary>A bare server that answers what one of the readers reads.</summary>
    private static async Task<OwnServer> StartBareAsync(Uri home, string token, DataDirectory directory, CancellationToken cancellation)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var page = directory.FileOf("page.json");
        await File.WriteAllBytesAsync(page, await http.GetByteArrayAsync(home, cancellation), cancellation);
        return await OwnServer.StartAsync("bare", directory.LogOf("bare"), [page], cancellation);
    }
}
