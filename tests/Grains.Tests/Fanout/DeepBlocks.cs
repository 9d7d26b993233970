using MiniTwitter.Streams;
using MiniTwitter.Tweets;

namespace MiniTwitter.Fanout;

/// <summary>What blocks and mutes hide of tweets that lie in the database.</summary>
public sealed class DeepBlocks(ShortMemory cluster) : IClassFixture<ShortMemory>
{
    [Fact]
    public async Task Counts_of_a_hidden_persons_tweet_are_not_told()
    {
        var (ada, bob, friend, fan) = (await cluster.RegisterAsync(), await cluster.RegisterAsync(), await cluster.RegisterAsync(), await cluster.RegisterAsync());
        var (hidden, seen) = (await ada.TweetsAsync("by ada"), await friend.TweetsAsync("by the friend"));
        await ForgetAsync();
        await ada.BlockAsync(bob.Id(), key: null);
        var watcher = new Watcher(cluster.Grains);
        await watcher.WatchAsync(bob, since: null, hidden.Id, seen.Id);

        await fan.LikeAsync(hidden.Id, key: null);
        await fan.LikeAsync(seen.Id, key: null);
        await watcher.CountAsync(counted => counted.Id == seen.Id && counted.LikesCount == 1);
        await friend.LikeAsync(seen.Id, key: null);
        await watcher.CountAsync(counted => counted.Id == seen.Id && counted.LikesCount == 2);

        watcher.Counted.ShouldAllBe(counted => counted.Id == seen.Id);
    }

    [Theory]
    [InlineData(LogEventKind.Blocked)]
    [InlineData(LogEventKind.Muted)]
    public async Task What_others_repost_and_quote_of_a_hidden_person_is_not_pushed(LogEventKind kind)
    {
        var (ada, bob, friend) = (await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1), await cluster.RegisterAsync(silo: 0));
        await bob.FollowsAsync(friend);
        var hidden = await ada.TweetsAsync("by ada");
        await ForgetAsync();
        await (kind is LogEventKind.Blocked ? ada.BlockAsync(bob.Id(), key: null) : bob.MuteAsync(ada.Id(), key: null));
        var watcher = new Watcher(cluster.Grains);
        await watcher.WatchAsync(bob);

        await friend.RepostsAsync(hidden);
        var quote = await friend.QuotesAsync(hidden, "look");
        var end = await friend.TweetsAsync("the end");
        await watcher.SeeAsync(LogEventKind.Posted, end.Id);

        watcher.SeenOfTweets.Select(live => live.Id).ShouldBe([quote.Id, end.Id]);
        var quoted = watcher.SeenOfTweets.First().Tweet!.Value.Read().QuoteOf!.Tweet;
        quoted?.Text.ShouldBe("by ada");
        (quoted is null).ShouldBe(kind is LogEventKind.Blocked);
    }

    /// <summary>The timeline that it is read by has been replaced meanwhile.</summary>
    [Fact]
    public async Task A_page_that_is_being_read_during_a_mute_has_neither_tweets_nor_reposts_of_the_muted()
    {
        var (ada, bob, friend) = (await cluster.RegisterAsync(), await cluster.RegisterAsync(), await cluster.RegisterAsync());
        await ada.FollowsAsync(bob);
        await ada.FollowsAsync(friend);
        await bob.TweetsAsync("by bob");
        await bob.RepostsAsync(await (await cluster.RegisterAsync()).TweetsAsync("by a stranger"));
        var seen = await friend.TweetsAsync("by the friend");
        await ForgetAsync();
        (await ada.HomeAsync()).Items.Length.ShouldBe(3);

        cluster.Store.HoldReads(nameof(ITweetStore.ReadOlderAsync));
        try
        {
            var reading = ada.HomeAsync();
            await Stories.WithinAsync(TimeSpan.FromSeconds(20), () => Task.FromResult(cluster.Store.WaitingReads > 0));
            (await ada.MuteAsync(bob.Id(), key: null)).Refusal.ShouldBeNull();
            cluster.Store.LetGo();

            (await reading).Items.ShouldHaveSingleItem().Id.ShouldBe(seen.Id);
        }
        finally
        {
            cluster.Store.LetGo();
        }
    }

    // So many newer tweets that no silo has the older ones in memory.
    private async Task ForgetAsync()
    {
        var other = await cluster.RegisterAsync();
        for (var number = 0; number < cluster.RecentTweets; number++)
            await other.TweetsAsync($"{number}");
        await cluster.AllSilosKnowAsync(other);
    }
}
