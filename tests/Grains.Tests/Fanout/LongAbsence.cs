using MiniTwitter.Timelines;
using MiniTwitter.Tweets;

namespace MiniTwitter.Fanout;

/// <summary>Catching up with more than a silo remembers, on silos that have forgotten nothing before: what is in memory of the timeline looks complete.</summary>
public sealed class LongAbsence(ShortMemory cluster) : IClassFixture<ShortMemory>
{
    [Fact]
    public async Task Whoever_comes_back_after_more_than_a_silo_remembers_gets_all_of_it()
    {
        var reader = await cluster.RegisterAsync();
        var author = await cluster.RegisterAsync();
        await reader.FollowsAsync(author);
        var after = (await reader.HomeAsync()).After;
        var tweets = new List<TweetId>();
        for (var i = 0; i < 250; i++)
            tweets.Add((await author.TweetsAsync($"number {i}")).Id);
        await cluster.AllSilosKnowAsync(author);

        var missed = new List<TweetId>();
        for (var read = 0; read < 5; read++)
        {
            var page = await reader.HomeAsync(new PageRequest(60, Before: null, after));
            missed.AddRange(page.Items.Select(tweet => tweet.Id));
            after = page.After;
        }

        missed.Order().ShouldBe(tweets);
    }
}
