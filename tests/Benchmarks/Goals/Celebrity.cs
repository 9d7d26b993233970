using System.Globalization;
using MiniTwitter.Measuring;
using MiniTwitter.Seeding;
using MiniTwitter.Servers;
using MiniTwitter.Users;

namespace MiniTwitter.Goals;

/// <summary>
/// An author with a million followers against one with ten: first while all of them sleep, then with ten thousand connected,
/// each of whom is told of every tweet. Meanwhile others read.
/// </summary>
internal sealed class Celebrity : IGoal
{
    private const int Followers = 1_000_000;
    private const int FewFollowers = 10;
    private const int Connected = 10_000;
    private const int Others = 100;
    private const int FolloweesOfOthers = 30;
    private const int PostsAsleep = 200;

    public string Number => "P5";

    public string Title => "an author with a million followers, of whom 10,000 are connected (P10: while all sleep)";

    public async Task<IReadOnlyList<Finding>> MeasureAsync(CancellationToken cancellation)
    {
        using var directory = new DataDirectory();
        var cast = Seed(directory);
        using var server = new Processes(Processes.Web(directory));
        await server.StartAsync(cancellation);
        await using var client = await InsideClient.ConnectAsync(directory, cancellation);

        for (var warmUp = 0; warmUp < Pairs.Fewest; warmUp++)
        {
            await PostAsync(cast.Celebrity);
            await PostAsync(cast.Author);
        }

        var (asleep, few) = await Pairs.MeasureAsync(Pairs.Fewest, () => PostAsync(cast.Celebrity), () => PostAsync(cast.Author));
        await using var stage = await CelebrityStage.OpenAsync(client, cast, cancellation);
        await stage.PlayAsync();
        var rounds = await Pairs.RepeatAsync(Pairs.Fewest, stage.PlayAsync);
        return
        [
            Compare("P5", "ack p50, 1,000,000 followers of whom 10,000 are connected / 10 followers", 1.5, Of(rounds, round => round.Ack, 50), Of(rounds, round => round.FewAck, 50)),
            new Finding("P5", "from sending until readers see it, the slowest post of a round", Of(rounds, round => round.Visible, 100), "ms", new Bar.AtMost(100))
            {
                Note = "Readers of the author's page, of the home of somebody connected, and of that of a follower who has slept until then; the last of the three.",
            },
            new Finding("P5", "from sending until all 10,000 are told, the slowest post of a round", Of(rounds, round => round.Told, 100), "ms", new Bar.AtMost(2_000))
            {
                Note = string.Create(CultureInfo.InvariantCulture, $"Median of all posts {Of(rounds, round => round.Told, 50).Median:0} ms. Each is told by a call of its own to the web node, which is this program, on the same processors."),
            },
            Compare("P5", "others' home reads, p99 while 10,000 are told / before", 2, Of(rounds, round => round.Reads, 99), Of(rounds, round => round.IdleReads, 99)),
            Compare("P10", "ack p50, 1,000,000 followers who sleep / 10 followers", 1.1, Of(asleep, acks => acks, 50), Of(few, acks => acks, 50)),
        ];

        async Task<Latencies> PostAsync(UserId by)
        {
            var acks = new Latencies(TimeProvider.System);
            for (var post = 0; post < PostsAsleep; post++)
                await acks.MeasureAsync(() => client.PostAsync(by, "Nobody is there to see this."));
            return acks;
        }
    }

    private static Finding Compare(string goal, string what, double limit, Spread ours, Spread yardstick) =>
        new(goal, what, ours.Over(yardstick), "×", new Bar.AtMost(limit)) { Ours = new Measured(ours, "ms"), Yardstick = new Measured(yardstick, "ms") };

    private static Spread Of<T>(IEnumerable<T> samples, Func<T, Latencies> latencies, double percentile) =>
        Spread.Of(samples, sample => latencies(sample).At(percentile).TotalMilliseconds);

    // Both authors have written what the others read.
    private static CelebrityCast Seed(DataDirectory directory)
    {
        UserId[] people = [];
        SeededDatabase.Create(directory.Data, TimeProvider.System, database =>
        {
            people = database.AddPeople(Followers + Others + 2, number => $"person_{number}");
            for (var other = 0; other < Others; other++)
            {
                database.AddTweet(people[2 + other], $"Tweet {other}: eighty characters of text are what a tweet has on average, one more or less.");
                for (var followee = 0; followee < FolloweesOfOthers; followee++)
                    database.AddFollow(people[2 + other], people[2 + (other + followee + 1) % Others]);
            }

            for (var follower = 0; follower < Followers; follower++)
            {
                database.AddFollow(people[2 + Others + follower], people[0]);
                if (follower >= Followers - FewFollowers)
                    database.AddFollow(people[2 + Others + follower], people[1]);
            }
        });
        return new CelebrityCast(people[0], people[1], people[2..(2 + Others)], people[(2 + Others)..(2 + Others + Connected)], people[(2 + Others + Connected)..^FewFollowers]);
    }
}
