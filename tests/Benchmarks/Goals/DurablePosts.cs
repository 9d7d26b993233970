using System.Globalization;
using MiniTwitter.Api;
using MiniTwitter.Measuring;
using MiniTwitter.Rival;
using MiniTwitter.Servers;
using MiniTwitter.Yardsticks;

namespace MiniTwitter.Goals;

/// <summary>
/// Posting, acknowledged when it is on the disk, by as many writers as there are connections. Each has as many followers as
/// people of the graph have on average. None of them reads, so that ours has nobody to deliver to; the textbook design has to,
/// for it does not know who reads.
/// </summary>
internal sealed class DurablePosts : IGoal
{
    private const int Followers = 28;
    private const int Lonely = 0;

    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(2);

    public string Number => "P2";

    public string Title => "durable posts over HTTP, 64 writers, SQLite";

    public async Task<IReadOnlyList<Finding>> MeasureAsync(CancellationToken cancellation)
    {
        using var directory = new DataDirectory();
        using var ours = new Processes(Processes.Web(directory));
        await ours.StartAsync(cancellation);
        using var api = new ApiClient(ours.Address, TimeProvider.System);
        using var wrk = new Wrk(await Readers.PrepareAsync(api, Wrk.Connections, tweets: 0, Followers));
        var tweets = new Uri(ours.Address, "api/tweets");
        using var rows = new SqliteRows(directory, Posts.Text);
        using var rival = await StartRivalAsync(directory, Followers, cancellation);
        using var rivalWrk = new Wrk(rival.Tokens);

        await WarmUp.RunAsync(rounds: 3, time => wrk.WarmUpAsync(tweets, time, Posts.Body), () => ours.CpuTime, cancellation);
        await WarmUp.RunAsync(rounds: 2, time => rivalWrk.WarmUpAsync(rival.Tweets, time, Posts.Body), () => rival.CpuTime, cancellation);
        var (one, others) = await Pairs.MeasureAsync(
            Pairs.Fewest,
            () => PostAsync(Slice),
            async () => (Rows: rows.Run(Slice / 2), Rival: await RivalPostsAsync(rivalWrk, rival, Slice), DiskMs: Fdatasync.MeasureMs(directory.FileOf("fdatasync"))));
        var posts = Rate.Of(one, "posts/s");
        var (bare, textbook) = (Rate.Of(others.Select(other => other.Rows), "posts/s"), Rate.Of(others.Select(other => other.Rival), "posts/s"));
        var disk = Spread.Of(others, other => other.DiskMs);
        return
        [
            new Finding("P2", "durable posts over HTTP / the same rows into SQLite by 64, synchronous=FULL", posts.Figure.Over(bare.Figure), "×", new Bar.AtLeast(0.35))
            {
                Ours = posts,
                Yardstick = bare,
                Note = string.Create(CultureInfo.InvariantCulture, $"fdatasync of 4 KiB on this disk takes {disk.Median:0.000} ms ({disk.Lowest:0.000}–{disk.Highest:0.000}). A post is two rows, one of them with a second index."),
            },
            new Finding("P2", "durable posts over HTTP / the textbook rival's, with an fsync per acknowledgement", posts.Figure.Over(textbook.Figure), "×", new Bar.AtLeast(2.5))
            {
                Ours = posts,
                Yardstick = textbook,
                Note = await DescribeLonelyAsync(directory, cancellation),
            },
        ];

        Task<Rate> PostAsync(TimeSpan time) => wrk.RunAsync(tweets, time, () => ours.CpuTime, Posts.Body);
    }

    private static Task<TextbookRival> StartRivalAsync(DataDirectory directory, int followers, CancellationToken cancellation) =>
        TextbookRival.StartAsync(directory, AppendFsync.Always, new RivalPeople(Wrk.Connections, followers), tweets: 0, cancellation);

    private static Task<Rate> RivalPostsAsync(Wrk wrk, TextbookRival rival, TimeSpan time) => wrk.RunAsync(rival.Tweets, time, () => rival.CpuTime, Posts.Body);

    // How much of the rival's post is its followers'.
    private static async Task<string> DescribeLonelyAsync(DataDirectory directory, CancellationToken cancellation)
    {
        using var rival = await StartRivalAsync(directory, Lonely, cancellation);
        using var wrk = new Wrk(rival.Tokens);
        await RivalPostsAsync(wrk, rival, Slice);
        var rate = await RivalPostsAsync(wrk, rival, Slice);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Each writer has {Followers} followers, of whom nobody is awake. Writers whom nobody follows at all post {rate.PerSecond:N0} times a second with the rival, at {rate.ProcessorMs:0.000} ms of a processor; to ours they are the same.");
    }
}
