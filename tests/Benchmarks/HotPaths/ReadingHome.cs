using BenchmarkDotNet.Attributes;
using MiniTwitter.Timelines;

namespace MiniTwitter.HotPaths;

/// <summary>A page of 20 tweets from a timeline in memory.</summary>
[MemoryDiagnoser]
public class ReadingHome
{
    private const int Tweets = 800;

    private static readonly PageRequest Page = new(ApiLimits.PageDefault, Before: null, After: null);

    private readonly FeedOfOne _feed = new(followers: 1);

    [GlobalSetup]
    public void Fill() => _feed.Post(Tweets);

    [Benchmark]
    public async Task<int> Read()
    {
        var page = await _feed.Pages.ReadAsync(_feed.Home, _feed.Feed.Position, TimelineScope.Everybody, Page);
        return page.Value!.Items.Length;
    }
}
