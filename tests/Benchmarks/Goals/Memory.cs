using System.Globalization;
using MiniTwitter.Measuring;
using MiniTwitter.Seeding;
using MiniTwitter.Servers;
using MiniTwitter.Timelines;
using MiniTwitter.Users;

namespace MiniTwitter.Goals;

/// <summary>What a server needs for nothing, for people who sleep, and for people who are awake.</summary>
internal sealed class Memory : IGoal
{
    private const int FewPeople = 100;
    private const int ManyPeople = 100_000;
    private const int Awake = 10_000;
    private const int WarmUp = 500;

    // Whom those who are awake follow: people who write, more than a timeline holds, or as many who do not.
    private const int Followees = 40;
    private const int TweetsEach = 1_000 / Followees;
    private const double Megabyte = 1_000_000;
    private const double Kilobyte = 1_000;

    public string Number => "P6";

    public string Title => "memory: an idle server, dormant people, awake people";

    public async Task<IReadOnlyList<Finding>> MeasureAsync(CancellationToken cancellation)
    {
        using var few = new DataDirectory();
        using var many = new DataDirectory();
        Seed(few, FewPeople);
        var people = Seed(many, ManyPeople);

        var (idle, dormant) = (new List<long>(), new List<long>());
        foreach (var (directory, memory) in new[] { (few, idle), (many, dormant), (many, dormant), (few, idle) })
            memory.Add(await MeasureIdleAsync(directory, cancellation));
        var (idleMemory, dormantMemory) = (Spread.Of(idle, bytes => bytes / Megabyte), Spread.Of(dormant, bytes => bytes / Megabyte));
        return
        [
            new Finding("P6", "an idle server", idleMemory, "MB", new Bar.AtMost(150)) { Note = "As the operating system counts it, without collecting garbage; the files of the program, which processes share, included." },
            new Finding("P6", "an idle server with 100,000 dormant people / with 100", dormantMemory.Over(idleMemory), "×", new Bar.AtMost(1.1))
            {
                Ours = new Measured(dormantMemory, "MB"),
                Yardstick = new Measured(idleMemory, "MB"),
            },
            .. await MeasureAwakeAsync(many, people, cancellation),
        ];
    }

    private static async Task<long> MeasureIdleAsync(DataDirectory directory, CancellationToken cancellation)
    {
        using var server = await StartAsync(directory, cancellation);
        return await MemoryOf.SettleAsync(server, cancellation);
    }

    private static async Task<Finding[]> MeasureAwakeAsync(DataDirectory directory, UserId[] people, CancellationToken cancellation)
    {
        using var server = await StartAsync(directory, cancellation);
        await using var client = await InsideClient.ConnectAsync(directory, cancellation);
        await client.WakeAsync(people[^WarmUp..], cancellation);
        var before = await MemoryOf.MeasureAsync(server, cancellation);
        await client.WakeAsync(EmptyOnes(people), cancellation);
        var withEmpty = await MemoryOf.MeasureAsync(server, cancellation);
        await client.WakeAsync(FullOnes(people), cancellation);
        var withFull = await MemoryOf.MeasureAsync(server, cancellation);
        return
        [
            Each("an awake person with an empty timeline", before, withEmpty, 4),
            Each($"an awake person with a full timeline of {Timeline.Capacity}", withEmpty, withFull, 16),
        ];
    }

    private static Finding Each(string what, MemoryOf before, MemoryOf after, double limit) =>
        new("P6", what, new Spread([(after.Resident - before.Resident) / Kilobyte / Awake]), "KB", new Bar.AtMost(limit))
        {
            Note = string.Create(
                CultureInfo.InvariantCulture,
                $"{Awake} people who follow {Followees}, after collecting garbage: the process {before.Resident / Megabyte:0} → {after.Resident / Megabyte:0} MB; the managed heap {(after.Heap - before.Heap) / Kilobyte / Awake:0.0} KB each."),
        };

    private static async Task<ServerProcess> StartAsync(DataDirectory directory, CancellationToken cancellation)
    {
        var server = Processes.Web(directory);
        server.IsMeasured = true;
        server.Start();
        await server.WaitUntilReadyAsync(cancellation);
        return server;
    }

    // The writers, as many who do not write, and the rest.
    private static UserId[] Seed(DataDirectory directory, int count)
    {
        UserId[] people = [];
        SeededDatabase.Create(directory.Data, TimeProvider.System, database =>
        {
            people = database.AddPeople(count, number => $"person_{number}");
            if (count == ManyPeople)
            {
                Follow(EmptyOnes(people), people[Followees..(2 * Followees)]);
                Follow(FullOnes(people), people[..Followees]);
                Follow(people[^WarmUp..], people[..Followees]);
            }

            for (var tweet = 0; tweet < TweetsEach * Followees; tweet++)
                database.AddTweet(people[tweet % Followees], $"Tweet {tweet}: eighty characters of text are what a tweet has on average, one more or less.");

            void Follow(UserId[] followers, UserId[] followees)
            {
                foreach (var follower in followers)
                    Array.ForEach(followees, followee => database.AddFollow(follower, followee));
            }
        });
        return people;
    }

    private static UserId[] EmptyOnes(UserId[] people) => people[Awake..(2 * Awake)];

    private static UserId[] FullOnes(UserId[] people) => people[(2 * Awake)..(3 * Awake)];
}
