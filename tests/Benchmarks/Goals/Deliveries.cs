using MiniTwitter.Graphs;
using MiniTwitter.Measuring;
using MiniTwitter.Seeding;
using MiniTwitter.Servers;
using MiniTwitter.Traffic;
using MiniTwitter.Users;
using MiniTwitter.Yardsticks;

namespace MiniTwitter.Goals;

/// <summary>
/// Everybody is awake and 64 write as fast as they are answered, durably: how many timelines a second get a tweet. The yardstick
/// is an author's grain that calls a grain of each follower in memory and does nothing else.
/// </summary>
internal sealed class Deliveries : IGoal
{
    private const int People = 1_000;
    private const int Seed = 42;
    private const int Writers = 64;

    // The textbook design over Redis, a list for each reader, on a machine with two cores: 5,140 posts/s to 28 followers each.
    private const double RivalPerSecond = 143_000;

    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(1.5);

    public string Number => "P3";

    public string Title => "deliveries of durable posts into awake timelines";

    public async Task<IReadOnlyList<Finding>> MeasureAsync(CancellationToken cancellation)
    {
        var graph = FollowerGraph.Create(People, Seed);
        var receivers = CountReceivers(graph);
        UserId[] people = [];
        using var directory = new DataDirectory();
        SeededDatabase.Create(directory.Data, TimeProvider.System, database =>
        {
            people = database.AddPeople(People, number => $"person_{number}");
            database.AddFollows(graph, people);
        });
        using var server = new Processes(ServerProcess.Web(directory, TimeProvider.System));
        await server.StartAsync(cancellation);
        await using var client = await InsideClient.ConnectAsync(directory, cancellation);
        await client.WakeAsync(people, cancellation);
        using var silo = await OwnServer.StartAsync("ram", directory.LogOf("ram"), [], cancellation);
        await using var ram = await RamClient.ConnectAsync(silo.Address, cancellation);

        var texts = MakeTexts();
        await WarmUp.RunAsync(rounds: 3, PostAsync, () => server.CpuTime, cancellation);
        await WarmUp.RunAsync(rounds: 2, PostInRamAsync, () => silo.CpuTime, cancellation);
        var (one, other) = await Pairs.MeasureAsync(Pairs.Fewest, () => PostAsync(Slice), () => PostInRamAsync(Slice));
        var (ours, yardstick) = (Rate.Of(one, "deliveries/s"), Rate.Of(other, "deliveries/s"));
        return
        [
            new Finding("P3", "deliveries of durable posts / calls from grain to grain in memory", ours.Figure.Over(yardstick.Figure), "×", new Bar.AtLeast(0.5))
            {
                Ours = ours,
                Yardstick = yardstick,
                Note = "Processor time is the server's; the client that posts takes as much again from the same processors. A tweet counts as delivered to a timeline when the next read of it shows it.",
            },
            new Finding("P3", "deliveries of durable posts", ours.Figure, "deliveries/s", new Bar.AtLeast(350_000)),
            new Finding("P3", "deliveries of durable posts / the textbook design over Redis as measured once (143,000/s)", Spread.Of(ours.Figure.Values, value => value / RivalPerSecond), "×", new Bar.AtLeast(2)),
        ];

        // Until the last timeline has the last tweet.
        async Task<Rate> PostAsync(TimeSpan time)
        {
            var before = await server.CountDeliveriesAsync(cancellation);
            var (cpu, started) = (server.CpuTime, TimeProvider.System.GetTimestamp());
            long expected = 0;
            await ClosedLoop.RunAsync(Writers, time, async _ =>
            {
                var author = Random.Shared.Next(People);
                await client.PostAsync(people[author], texts[author % texts.Length]);
                Interlocked.Add(ref expected, receivers[author]);
            }, cancellation);
            await server.WaitForDeliveriesAsync(before + expected, cancellation);
            return Rated(expected, started, server.CpuTime - cpu);
        }

        async Task<Rate> PostInRamAsync(TimeSpan time)
        {
            var (cpu, started) = (silo.CpuTime, TimeProvider.System.GetTimestamp());
            long posts = 0;
            await ClosedLoop.RunAsync(Writers, time, async _ =>
            {
                var author = Random.Shared.Next(People);
                await ram.Grains.GetGrain<IRamAuthor>(author).PostAsync(Interlocked.Increment(ref posts), texts[author % texts.Length]);
            }, cancellation);
            return Rated(posts * RamAuthor.Followers, started, silo.CpuTime - cpu);
        }
    }

    private static Rate Rated(long deliveries, long started, TimeSpan used) =>
        new(deliveries / TimeProvider.System.GetElapsedTime(started).TotalSeconds, used.TotalMilliseconds / deliveries);

    // Followers, and the author's own home timeline.
    private static int[] CountReceivers(SocialGraph graph)
    {
        var receivers = new int[graph.People];
        Array.Fill(receivers, 1);
        foreach (var followee in graph.Followees.SelectMany(followees => followees))
            receivers[followee]++;
        return receivers;
    }

    private static string[] MakeTexts()
    {
        var texts = new Texts(new Random(Seed), () => "person_1");
        return [.. Enumerable.Range(0, 100).Select(number => texts.Compose($"Tweet {number}."))];
    }
}
