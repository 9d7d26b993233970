using MiniTwitter.Tweets;

namespace MiniTwitter.Fanout;

/// <summary>Silos that remember little: most of a timeline lies in the database.</summary>
public sealed class ShortMemory : Cluster
{
    public override int RecentTweets => 100;
}

/// <summary>The home timeline has no bottom.</summary>
public sealed class DeepTimelines(ShortMemory cluster) : IClassFixture<ShortMemory>
{
    [Theory]
    [InlineData(7)]
    [InlineData(50)]
    [InlineData(100)]
    public async Task A_timeline_is_read_to_its_first_tweet_without_gap_or_repetition(int limit)
    {
        var reader = await cluster.RegisterAsync();
        var authors = new[] { await cluster.RegisterAsync(), await cluster.RegisterAsync(), await cluster.RegisterAsync() };
        var tweets = new List<Tweet>();
        for (var i = 0; i < 350; i++)
            tweets.Add(await authors[i % 3].TweetsAsync($"number {i}"));
        foreach (var author in authors)
            await reader.FollowsAsync(author);
        await authors[0].DeleteAsync(tweets[0].Id, key: null);
        await authors[0].DeleteAsync(tweets[150].Id, key: null);
        foreach (var author in authors)
            await cluster.AllSilosKnowAsync(author);
        var expected = tweets.Where((_, i) => i is not (0 or 150)).OrderByDescending(tweet => tweet.Id).ToList();

        var all = await reader.WholeHomeAsync(limit);

        all.Select(tweet => tweet.Id).ShouldBe(expected.Select(tweet => tweet.Id));
        all.Select(tweet => tweet.Text).ShouldBe(expected.Select(tweet => tweet.Text));
    }
}
