using MiniTwitter.Api;
using MiniTwitter.Measuring;
using MiniTwitter.Servers;
using MiniTwitter.Yardsticks;

namespace MiniTwitter.Goals;

/// <summary>Posting over PostgreSQL, by people whom nobody follows, against rows that PostgreSQL's own generator inserts.</summary>
internal sealed class DurablePostsOverPostgres : IGoal
{
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(2);

    public string Number => "P2b";

    public string Title => "durable posts over HTTP, 64 writers, PostgreSQL";

    public async Task<IReadOnlyList<Finding>> MeasureAsync(CancellationToken cancellation)
    {
        using var directory = new DataDirectory();
        await using var postgres = await PostgresServer.StartAsync();
        using var ours = new Processes(Processes.Web(directory, postgres.Arguments));
        await ours.StartAsync(cancellation);
        using var api = new ApiClient(ours.Address, TimeProvider.System);
        using var wrk = new Wrk(await Readers.PrepareAsync(api, Wrk.Connections, tweets: 0, following: 0));
        var tweets = new Uri(ours.Address, "api/tweets");
        var pgbench = await PgBench.PrepareAsync(postgres.Connection, directory, Posts.Text, cancellation);

        await WarmUp.RunAsync(rounds: 3, time => wrk.WarmUpAsync(tweets, time, Posts.Body), () => ours.CpuTime, cancellation);
        var (one, other) = await Pairs.MeasureAsync(Pairs.Fewest, () => PostAsync(Slice), () => pgbench.RunAsync(Slice));
        var posts = Rate.Of(one, "posts/s");
        var rows = new Measured(new Spread(other), "rows/s");
        return
        [
            new Finding("P2b", "durable posts over HTTP / single rows by pgbench, 16 clients, synchronous_commit on", posts.Figure.Over(rows.Figure), "×", new Bar.AtLeast(0.5))
            {
                Ours = posts,
                Yardstick = rows,
                Note = "A post is two rows with two indexes more than the yardstick's one, and the generator of each takes from the same processors as PostgreSQL.",
            },
            new Finding("P2b", "processor time of our process for a post over PostgreSQL", posts.ProcessorMs!, "ms", new Bar.AtMost(0.15)),
        ];

        Task<Rate> PostAsync(TimeSpan time) => wrk.RunAsync(tweets, time, () => ours.CpuTime, Posts.Body);
    }
}
