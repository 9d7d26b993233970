using System.Globalization;
using System.Text.Json;
using MiniTwitter.Measuring;
using MiniTwitter.Servers;
using MiniTwitter.Tweets;

namespace MiniTwitter.Goals;

/// <summary>
/// A server of a community starts again after <c>kill -9</c>, and at the moment at which it is ready 10,000 people read home: nothing
/// is compiled, nobody awake, no token known.
/// </summary>
internal sealed class ColdStart
{
    private const int Readers = 10_000;
    private const int Rounds = 3;
    private const int PageLength = ApiLimits.PageDefault;

    private readonly SignedInPeople _people;
    private readonly TweetId[][] _homes;

    private ColdStart(SignedInPeople people, TweetId[][] homes) => (_people, _homes) = (people, homes);

    /// <summary>Signs people in whose homes are full pages, while a server runs. Nothing is posted from then on.</summary>
    public static async Task<ColdStart> PrepareAsync(Community community, InsideClient client, CancellationToken cancellation)
    {
        var readers = Enumerable.Range(0, Community.People)
            .Select(person => (Person: person, Home: community.HomeOf(person, PageLength)))
            .Where(reader => reader.Home.Length == PageLength)
            .Take(Readers)
            .ToArray();
        var people = await SignedInPeople.OpenAsync(client, [.. readers.Select(reader => community[reader.Person])], cancellation);
        return new ColdStart(people, [.. readers.Select(reader => reader.Home)]);
    }

    /// <summary>After the server that ran before was killed.</summary>
    public async Task<Finding[]> MeasureAsync(DataDirectory directory, CancellationToken cancellation)
    {
        using var server = Processes.Web(directory);
        var rounds = await Pairs.RepeatAsync(Rounds, () => StartAsync(server, directory, cancellation));
        var reads = Rate.Of(rounds.Select(round => round.Reads), "reads/s");
        return
        [
            new Finding("P13", "from the start of a server that was killed until it is ready", Spread.Of(rounds, round => round.Ready.TotalSeconds), "s", Bar: null)
            {
                Note = string.Create(CultureInfo.InvariantCulture, $"{Rounds} times kill -9 and start. Until then it has used {Spread.Of(rounds, round => round.ReadyCpu.TotalSeconds).Median:0.0} s of a processor."),
            },
            new Finding("P13", "from then until the last of 10,000 who read home at once is answered", Spread.Of(rounds, round => round.Rush.Took.TotalSeconds), "s", Bar: null)
            {
                Ours = reads,
                Note = string.Create(
                    CultureInfo.InvariantCulture,
                    $"Over {Rush.Connections} connections, each counted from the common start: {string.Join("; ", rounds.Select(round => Describe(round.Rush.Latencies)))}. {rounds.Sum(round => round.Rush.AskedAgain)} were asked to come again and did; everybody got the page that they had to. Who asks takes {Spread.Of(rounds, round => round.AskingMs).Median:0.00} ms for each from the same processors."),
            },
        ];
    }

    private async Task<Round> StartAsync(ServerProcess server, DataDirectory directory, CancellationToken cancellation)
    {
        await server.KillAsync();
        var tokens = _people.MakeTokens(directory);
        server.IsMeasured = true;
        var started = TimeProvider.System.GetTimestamp();
        server.Start();
        await server.WaitUntilReadyAsync(cancellation);
        var (ready, cpu, here) = (TimeProvider.System.GetElapsedTime(started), server.CpuTime, Environment.CpuUsage.TotalTime);
        var rush = await Rush.RunAsync(new Uri(server.Address, $"api/timeline?limit={PageLength}"), tokens, cancellation);
        var (used, usedHere) = (server.CpuTime - cpu, Environment.CpuUsage.TotalTime - here);
        for (var reader = 0; reader < Readers; reader++)
            Check(rush.Answers[reader], _homes[reader]);
        return new Round(ready, cpu, rush, new Rate(Readers / rush.Took.TotalSeconds, used.TotalMilliseconds / Readers), usedHere.TotalMilliseconds / Readers);
    }

    private static string Describe(Latencies latencies) => string.Create(
        CultureInfo.InvariantCulture,
        $"p50 {latencies.At(50).TotalSeconds:0.0} s, p99 {latencies.At(99).TotalSeconds:0.0} s, max {latencies.At(100).TotalSeconds:0.0} s");

    private static void Check(byte[] page, TweetId[] home)
    {
        using var json = JsonDocument.Parse(page);
        var shown = json.RootElement.GetProperty("items").EnumerateArray().Select(tweet => tweet.GetProperty("id").GetString());
        if (!shown.SequenceEqual(home.Select(tweet => tweet.ToString())))
            throw new InvalidOperationException("A home does not show what those have written whom its reader follows.");
    }

    private sealed record Round(TimeSpan Ready, TimeSpan ReadyCpu, Rush Rush, Rate Reads, double AskingMs);
}
