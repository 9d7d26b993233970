using BenchmarkDotNet.Attributes;

namespace MiniTwitter.HotPaths;

/// <summary>From a batch of the log to the timelines of 28 awake followers, the mean of the graph; for one delivery.</summary>
[MemoryDiagnoser]
public class Delivering
{
    private const int Followers = 28;
    private const int Batch = 64;

    private readonly FeedOfOne _feed = new(Followers);

    [Benchmark(OperationsPerInvoke = Followers * Batch)]
    public void Deliver() => _feed.Post(Batch);
}
