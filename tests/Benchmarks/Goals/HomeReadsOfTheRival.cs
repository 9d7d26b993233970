using System.Globalization;
using MiniTwitter.Api;
using MiniTwitter.Measuring;
using MiniTwitter.Rival;
using MiniTwitter.Servers;

namespace MiniTwitter.Goals;

/// <summary>What a home read costs here and with the textbook design: the same people, follows and tweets in both.</summary>
internal sealed class HomeReadsOfTheRival : IGoal
{
    private const int PageLength = 20;
    private const int Following = 10;

    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(2);

    public string Number => "P1c";

    public string Title => "processor time of a home read, against the textbook design over Redis";

    public async Task<IReadOnlyList<Finding>> MeasureAsync(CancellationToken cancellation)
    {
        using var directory = new DataDirectory();
        using var ours = new Processes(Processes.Web(directory));
        await ours.StartAsync(cancellation);
        using var api = new ApiClient(ours.Address, TimeProvider.System);
        var readers = await Readers.PrepareAsync(api, Wrk.Connections, PageLength, Following);
        using var rival = await TextbookRival.StartAsync(
            directory, AppendFsync.EverySecond, new RivalPeople(Wrk.Connections, Following), PageLength, cancellation);
        using var wrk = new Wrk(readers);
        using var rivalWrk = new Wrk(rival.Tokens);
        var home = new Uri(ours.Address, $"api/timeline?limit={PageLength}");

        await WarmUp.RunAsync(rounds: 3, time => wrk.WarmUpAsync(home, time), () => ours.CpuTime, cancellation);
        await WarmUp.RunAsync(rounds: 2, time => rivalWrk.WarmUpAsync(rival.Timeline, time), () => rival.CpuTime, cancellation);
        var (one, other) = await Pairs.MeasureAsync(
            Pairs.Fewest, () => wrk.RunAsync(home, Slice, () => ours.CpuTime), () => rivalWrk.RunAsync(rival.Timeline, Slice, () => rival.CpuTime));
        var (reads, rivalReads) = (Rate.Of(one, "reads/s"), Rate.Of(other, "reads/s"));
        return
        [
            new Finding("P1c", "processor time of a home read / of the textbook rival's, its Redis included", reads.ProcessorMs!.Over(rivalReads.ProcessorMs!), "×", new Bar.AtMost(0.4))
            {
                Ours = reads,
                Yardstick = rivalReads,
                Note = await DescribeAsync(home, readers[0], rival, cancellation),
            },
        ];
    }

    private static async Task<string> DescribeAsync(Uri home, string reader, TextbookRival rival, CancellationToken cancellation)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", reader);
        var page = await http.GetByteArrayAsync(home, cancellation);
        var rivalPage = await rival.ReadAsync(person: 0, cancellation);
        return string.Create(CultureInfo.InvariantCulture, $"A page of the same reader is {page.Length} bytes here and {rivalPage.Length} bytes of the rival's.");
    }
}
