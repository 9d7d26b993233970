using MiniTwitter.Measuring;
using MiniTwitter.Seeding;
using MiniTwitter.Servers;
using MiniTwitter.Users;

namespace MiniTwitter.Goals;

/// <summary>Whether reading costs more when people have written more: an author's own page, and the home of those who follow such authors.</summary>
internal sealed class ManyTweets : IGoal
{
    private const int Few = 100;
    private const int Many = 10_000;
    private const int Authors = 4;
    private const int Hands = 8;

    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(1);

    public string Number => "P10";

    public string Title => "reads of people with 10,000 tweets against those with 100";

    public async Task<IReadOnlyList<Finding>> MeasureAsync(CancellationToken cancellation)
    {
        using var directory = new DataDirectory();
        var people = Seed(directory);
        var (few, many) = (people[..Authors], people[Authors..(2 * Authors)]);
        var (ofFew, ofMany) = (people[2 * Authors], people[2 * Authors + 1]);
        using var server = new Processes(Processes.Web(directory));
        await server.StartAsync(cancellation);
        await using var client = await InsideClient.ConnectAsync(directory, cancellation);
        return
        [
            await CompareAsync("somebody's tweets, 20 of 10,000 / of 100", hand => client.ReadTweetsAsync(many[hand % Authors], ApiLimits.PageDefault), hand => client.ReadTweetsAsync(few[hand % Authors], ApiLimits.PageDefault)),
            await CompareAsync("home of somebody who follows people with 10,000 tweets / with 100", _ => client.ReadHomeAsync(ofMany, ApiLimits.PageDefault), _ => client.ReadHomeAsync(ofFew, ApiLimits.PageDefault)),
        ];

        async Task<Finding> CompareAsync(string what, Func<int, Task> ours, Func<int, Task> yardstick)
        {
            await WarmUp.RunAsync(rounds: 2, time => ReadAsync(ours, time), () => server.CpuTime, cancellation);
            var (one, other) = await Pairs.MeasureAsync(Pairs.Fewest, () => ReadAsync(ours, Slice), () => ReadAsync(yardstick, Slice));
            var (reads, fewer) = (Rate.Of(one, "reads/s"), Rate.Of(other, "reads/s"));
            return new Finding("P10", $"{what}: processor time", reads.ProcessorMs!.Over(fewer.ProcessorMs!), "×", new Bar.AtMost(1.1)) { Ours = reads, Yardstick = fewer };
        }

        async Task<Rate> ReadAsync(Func<int, Task> read, TimeSpan time)
        {
            var (cpu, started) = (server.CpuTime, TimeProvider.System.GetTimestamp());
            long reads = 0;
            await ClosedLoop.RunAsync(Hands, time, async hand =>
            {
                await read(hand);
                Interlocked.Increment(ref reads);
            }, cancellation);
            return new Rate(reads / TimeProvider.System.GetElapsedTime(started).TotalSeconds, (server.CpuTime - cpu).TotalMilliseconds / reads);
        }
    }

    // Those who have written little, those who have written much, and one who follows each.
    private static UserId[] Seed(DataDirectory directory)
    {
        UserId[] people = [];
        SeededDatabase.Create(directory.Data, TimeProvider.System, database =>
        {
            people = database.AddPeople(2 * Authors + 2, number => $"person_{number}");
            for (var author = 0; author < 2 * Authors; author++)
                database.AddFollow(people[author < Authors ? ^2 : ^1], people[author]);

            // The newest hundred of each lie among each other.
            for (var tweet = 0; tweet < Many; tweet++)
            {
                for (var author = tweet < Many - Few ? Authors : 0; author < 2 * Authors; author++)
                    database.AddTweet(people[author], $"Tweet {tweet}: eighty characters of text are what a tweet has on average, one more or less.");
            }
        });
        return people;
    }
}
