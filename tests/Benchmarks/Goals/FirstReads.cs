using System.Globalization;
using MiniTwitter.Measuring;
using MiniTwitter.Seeding;
using MiniTwitter.Servers;
using MiniTwitter.Users;

namespace MiniTwitter.Goals;

/// <summary>
/// Somebody who has been away reads home: their grain is activated and their timeline built anew, of whom they follow. Some
/// follow people whose tweets the silo has in memory, others people whose tweets are all older than that.
/// </summary>
internal sealed class FirstReads : IGoal
{
    private const int Authors = 1_000;
    private const int TweetsEach = 20;
    private const int Following = 200;
    private const int PageLength = 20;
    private const int Rounds = 5;
    private const int ReadersEach = 200;
    private const int Readers = (Rounds + 1) * ReadersEach;

    public string Number => "P8";

    public string Title => "first home read of somebody who follows 200";

    public async Task<IReadOnlyList<Finding>> MeasureAsync(CancellationToken cancellation)
    {
        using var directory = new DataDirectory();
        var (ofRecent, ofOld) = Seed(directory);
        using var server = new Processes(Processes.Web(directory, $"--MiniTwitter:Feed:RecentTweets={Authors * TweetsEach}"));
        await server.StartAsync(cancellation);
        await using var client = await InsideClient.ConnectAsync(directory, cancellation);
        return
        [
            await MeasureAsync("from the feed's memory", ofRecent, 20),
            await MeasureAsync("from the database", ofOld, 100),
        ];

        async Task<Finding> MeasureAsync(string from, UserId[] readers, double limit)
        {
            var rounds = new List<(Latencies First, Latencies Again)>();
            foreach (var those in readers.Chunk(ReadersEach))
                rounds.Add((await ReadAsync(those), await ReadAsync(those)));

            // The first round is that of a compiler.
            rounds.RemoveAt(0);
            return new Finding("P8", $"first home read {from}, p99", At(99, rounds.Select(round => round.First)), "ms", new Bar.AtMost(limit))
            {
                Note = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Rounds} times {ReadersEach} people, one after the other, through a client of the cluster. First read p50 {At(50, rounds.Select(round => round.First)).Median:0.00} ms; the same people's second read p50 {At(50, rounds.Select(round => round.Again)).Median:0.00} ms, p99 {At(99, rounds.Select(round => round.Again)).Median:0.00} ms."),
            };
        }

        async Task<Latencies> ReadAsync(UserId[] readers)
        {
            var latencies = new Latencies(TimeProvider.System);
            foreach (var reader in readers)
            {
                cancellation.ThrowIfCancellationRequested();
                var page = await latencies.MeasureAsync(() => client.ReadHomeAsync(reader, PageLength));
                if (page.Items.Length < PageLength)
                    throw new InvalidOperationException($"A page of {page.Items.Length} tweets instead of {PageLength}.");
            }

            return latencies;
        }
    }

    private static Spread At(double percentile, IEnumerable<Latencies> rounds) =>
        Spread.Of(rounds, latencies => latencies.At(percentile).TotalMilliseconds);

    // Everybody follows others of the authors.
    private static (UserId[] OfRecent, UserId[] OfOld) Seed(DataDirectory directory)
    {
        UserId[] people = [];
        SeededDatabase.Create(directory.Data, TimeProvider.System, database =>
        {
            people = database.AddPeople(2 * Authors + 2 * Readers, number => $"person_{number}");
            for (var reader = 0; reader < 2 * Readers; reader++)
            {
                var firstAuthor = reader < Readers ? Authors : 0;
                for (var followee = 0; followee < Following; followee++)
                    database.AddFollow(people[2 * Authors + reader], people[firstAuthor + (reader * 7 + followee * 3) % Authors]);
            }

            // The old ones first.
            for (var tweet = 0; tweet < 2 * Authors * TweetsEach; tweet++)
                database.AddTweet(people[tweet / (Authors * TweetsEach) * Authors + tweet % Authors], $"Tweet {tweet}: eighty characters of text are what a tweet has on average, one more or less.");
        });
        return (people[(2 * Authors)..(2 * Authors + Readers)], people[(2 * Authors + Readers)..]);
    }
}
