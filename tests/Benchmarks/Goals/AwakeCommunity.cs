using System.Globalization;
using MiniTwitter.Measuring;
using MiniTwitter.Servers;
using MiniTwitter.Timelines;
using MiniTwitter.Traffic;
using MiniTwitter.Tweets;

namespace MiniTwitter.Goals;

/// <summary>Wakes 20,000 people of a community, and lets them post to each other and read while all of them are awake.</summary>
internal sealed class AwakeCommunity(Community community, ServerProcess process, Processes server, InsideClient client, CancellationToken cancellation)
{
    private const int Awake = 20_000;
    private const int WarmUpAwake = 2_500;
    private const int Rounds = 5;
    private const int Hands = 64;
    private const int ReadsARound = 1_000;
    private const int Sample = 500;
    private const int PageLength = ApiLimits.PageDefault;
    private const double Megabyte = 1_000_000;
    private const double Kilobyte = 1_000;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(2);

    private readonly int[] _receivers = community.CountReceivers(Awake);
    private readonly string[] _texts = MakeTexts();

    public async Task<Finding[]> MeasureAsync()
    {
        await WakeAsync(0, WarmUpAwake);
        var before = await MemoryOf.MeasureAsync(process, cancellation);
        var perRound = (Awake - WarmUpAwake) / Rounds;
        var round = 0;
        var waking = Rate.Of(await Pairs.RepeatAsync(Rounds, () => WakeAsync(WarmUpAwake + round++ * perRound, perRound)), "wakings/s");
        var after = await MemoryOf.MeasureAsync(process, cancellation);

        await PostAsync(WarmUp);
        var (postings, busy) = await PostWhileReadingAsync();
        var idle = await Pairs.RepeatAsync(Rounds, ReadOneAfterTheOtherAsync);
        await CheckAsync();
        return Describe(waking, before, after, postings, idle, busy);
    }

    private static Finding[] Describe(Measured waking, MemoryOf before, MemoryOf after, Posting[] postings, Latencies[] idle, Latencies busy)
    {
        var delivering = Rate.Of(postings.Select(posting => posting.Deliveries), "deliveries/s");
        return
        [
            new Finding("P13", "people woken by their first home read, 64 at a time", waking.Figure, "wakings/s", Bar: null)
            {
                Ours = waking,
                Note = string.Create(CultureInfo.InvariantCulture, $"{Rounds} times {(Awake - WarmUpAwake) / Rounds:N0} people, after {WarmUpAwake:N0} others."),
            },
            new Finding("P13", "memory of the server with 20,000 awake", new Spread([after.Resident / Megabyte]), "MB", Bar: null)
            {
                Note = string.Create(
                    CultureInfo.InvariantCulture,
                    $"After collecting garbage; with {WarmUpAwake:N0} awake it was {before.Resident / Megabyte:0} MB. Of it the managed heap {before.Heap / Megabyte:0} → {after.Heap / Megabyte:0} MB."),
            },
            new Finding("P13", "memory of each who is awake", new Spread([(after.Resident - before.Resident) / Kilobyte / (Awake - WarmUpAwake)]), "KB", Bar: null)
            {
                Note = string.Create(CultureInfo.InvariantCulture, $"Of it {(after.Heap - before.Heap) / Kilobyte / (Awake - WarmUpAwake):0.0} KB in the managed heap."),
            },
            new Finding("P13", "deliveries of durable posts with 20,000 awake", delivering.Figure, "deliveries/s", Bar: null)
            {
                Ours = delivering,
                Note = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Spread.Of(postings, posting => posting.PerSecond).Median:N0} posts/s, each into {postings.Sum(posting => posting.Delivered) / (double)postings.Sum(posting => posting.Posts):0.0} awake timelines, its author's own included. Any of the awake posts as often as any other, {Hands} at a time."),
            },
            new Finding("P13", "a home read of somebody awake, p99", Spread.Of(idle, reads => reads.At(99).TotalMilliseconds), "ms", Bar: null)
            {
                Note = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Rounds} times {ReadsARound:N0} reads of anybody, one after the other, while nothing else happens; p50 {Spread.Of(idle, reads => reads.At(50).TotalMilliseconds).Median:0.00} ms. While {Hands} post as fast as they are answered: {busy}. Afterwards the homes of {Sample} showed exactly what they had to."),
            },
        ];
    }

    private async Task<Rate> WakeAsync(int first, int count)
    {
        var (cpu, started) = (server.CpuTime, TimeProvider.System.GetTimestamp());
        await Crew.RunAsync(Hands, count, number => ReadAsync(first + number), cancellation);
        var rate = new Rate(count / TimeProvider.System.GetElapsedTime(started).TotalSeconds, (server.CpuTime - cpu).TotalMilliseconds / count);
        return (await process.ReadMetricsAsync(cancellation))?.Awake is var awake && awake == first + count
            ? rate
            : throw new InvalidOperationException($"{awake} are awake, not {first + count}.");
    }

    private Task<Page<TweetJson>> ReadAsync(int person) => client.ReadHomeAsync(community[person], PageLength);

    private async Task<(Posting[] Postings, Latencies Reads)> PostWhileReadingAsync()
    {
        var latencies = new Latencies(TimeProvider.System);
        await using var reads = new SteadyReads(_ => ReadAsync(AnyAwake()));
        using (reads.Into(latencies))
            return (await Pairs.RepeatAsync(Rounds, () => PostAsync(Slice)), latencies);
    }

    // Until the last timeline has the last tweet.
    private async Task<Posting> PostAsync(TimeSpan time)
    {
        var before = await server.CountDeliveriesAsync(cancellation);
        var (cpu, started) = (server.CpuTime, TimeProvider.System.GetTimestamp());
        var (posts, expected) = (0L, 0L);
        await ClosedLoop.RunAsync(Hands, time, async _ =>
        {
            var author = AnyAwake();
            community.Note(author, (await client.PostAsync(community[author], _texts[author % _texts.Length])).Id);
            Interlocked.Increment(ref posts);
            Interlocked.Add(ref expected, _receivers[author]);
        }, cancellation);
        await server.WaitForDeliveriesAsync(before + expected, cancellation);
        return new Posting(posts, expected, TimeProvider.System.GetElapsedTime(started), server.CpuTime - cpu);
    }

    private async Task<Latencies> ReadOneAfterTheOtherAsync()
    {
        var latencies = new Latencies(TimeProvider.System);
        for (var read = 0; read < ReadsARound; read++)
        {
            cancellation.ThrowIfCancellationRequested();
            await latencies.MeasureAsync(() => ReadAsync(AnyAwake()));
        }

        return latencies;
    }

    private Task CheckAsync() => Crew.RunAsync(Hands, Sample, async number =>
    {
        var reader = number * (Awake / Sample);
        if (!(await ReadAsync(reader)).Items.Select(tweet => tweet.Id).SequenceEqual(community.HomeOf(reader, PageLength)))
            throw new InvalidOperationException($"The home of {community[reader]} does not show what those have written whom they follow.");
    }, cancellation);

    private static int AnyAwake() => Random.Shared.Next(Awake);

    private static string[] MakeTexts()
    {
        var texts = new Texts(new Random(1), () => "person_1");
        return [.. Enumerable.Range(0, 100).Select(number => texts.Compose($"Post {number}."))];
    }

    private sealed record Posting(long Posts, long Delivered, TimeSpan Took, TimeSpan Cpu)
    {
        public double PerSecond => Posts / Took.TotalSeconds;

        public Rate Deliveries => new(Delivered / Took.TotalSeconds, Cpu.TotalMilliseconds / Delivered);
    }
}
