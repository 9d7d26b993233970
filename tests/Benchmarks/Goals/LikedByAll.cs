using System.Globalization;
using MiniTwitter.Measuring;
using MiniTwitter.Seeding;
using MiniTwitter.Servers;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Goals;

/// <summary>
/// A tweet that very many people like at the same time, against as many likes of many tweets. All of them sleep until they like
/// something, so that each like wakes its grain. Each like is durable when it is answered, and none may be lost.
/// </summary>
internal sealed class LikedByAll : IGoal
{
    private const int Rounds = 5;
    private const int PeopleARound = 4_000;
    private const int ManyTweets = 1_000;
    private const int Hands = 64;
    private const double LikesPerMinute = 100_000;

    public string Number => "P12";

    public string Title => "a tweet that everybody likes";

    public async Task<IReadOnlyList<Finding>> MeasureAsync(CancellationToken cancellation)
    {
        using var directory = new DataDirectory();
        var (people, tweets) = Seed(directory);
        using var server = new Processes(Processes.Web(directory));
        await server.StartAsync(cancellation);
        await using var client = await InsideClient.ConnectAsync(directory, cancellation);
        var waiting = new Queue<UserId[]>(people.Chunk(PeopleARound));

        var (one, many) = await Pairs.MeasureAsync(Rounds, () => LikeAsync(_ => tweets[0]), () => LikeAsync(person => tweets[1 + person % ManyTweets]));
        var likes = (await client.ReadTweetAsync(tweets[0])).LikesCount;
        if (likes != (Rounds + 1) * PeopleARound)
            throw new InvalidOperationException($"{likes} likes are counted, not {(Rounds + 1) * PeopleARound}.");
        var (ofOne, ofMany) = (Rate.Of(one, "likes/s"), Rate.Of(many, "likes/s"));
        return
        [
            new Finding("P12", "likes of one tweet by people who slept until then", ofOne.Figure, "likes/s", new Bar.AtLeast(LikesPerMinute / 60))
            {
                Ours = ofOne,
                Note = string.Create(CultureInfo.InvariantCulture, $"{Rounds} times {PeopleARound:N0} people. The bar is {LikesPerMinute:N0} a minute. All {likes:N0} likes are counted in the end."),
            },
            new Finding("P12", $"likes of one tweet / of {ManyTweets:N0} tweets", ofOne.Figure.Over(ofMany.Figure), "×", Bar: null) { Ours = ofOne, Yardstick = ofMany },
        ];

        async Task<Rate> LikeAsync(Func<int, TweetId> which)
        {
            var those = waiting.Dequeue();
            var (cpu, started) = (server.CpuTime, TimeProvider.System.GetTimestamp());
            await Crew.RunAsync(Hands, those.Length, person => client.LikeAsync(those[person], which(person)), cancellation);
            return new Rate(those.Length / TimeProvider.System.GetElapsedTime(started).TotalSeconds, (server.CpuTime - cpu).TotalMilliseconds / those.Length);
        }
    }

    private static (UserId[] People, TweetId[] Tweets) Seed(DataDirectory directory)
    {
        UserId[] people = [];
        TweetId[] tweets = [];
        SeededDatabase.Create(directory.Data, TimeProvider.System, database =>
        {
            people = database.AddPeople(1 + 2 * (Rounds + 1) * PeopleARound, number => $"person_{number}");
            tweets = [.. Enumerable.Range(0, 1 + ManyTweets).Select(tweet => database.AddTweet(people[0], $"Tweet {tweet}"))];
        });
        return (people[1..], tweets);
    }
}
