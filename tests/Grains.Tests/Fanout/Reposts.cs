using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Fanout;

/// <summary>A repost brings a tweet into the timelines of those who follow whoever reposted it, once; a quote shows it within another one.</summary>
public sealed class Reposts(Cluster cluster) : IClassFixture<Cluster>
{
    [Fact]
    public async Task Reach_followers_on_every_silo_live_and_go_when_they_are_undone()
    {
        var (author, fan) = (await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1));
        IUserGrain[] readers = [await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1)];
        var watchers = readers.Select(_ => new Watcher(cluster.Grains)).ToArray();
        foreach (var (reader, watcher) in readers.Zip(watchers))
        {
            await reader.FollowsAsync(fan);
            await watcher.WatchAsync(reader);
        }
        var tweet = await author.TweetsAsync("spread me");
        await cluster.AllSilosKnowAsync(author);

        var reposted = (await fan.RepostAsync(tweet.Id, key: null)).Value!;

        (reposted.Reposted, reposted.RepostsCount, reposted.RepostedBy).ShouldBe((true, 1, null));
        var entry = (await fan.HomeAsync()).Items.ShouldHaveSingleItem().RepostedBy!.Id;
        foreach (var (reader, watcher) in readers.Zip(watchers))
        {
            var live = (await watcher.SeeAsync(LogEventKind.Reposted, entry)).Tweet!.Value.Read();
            var shown = (await reader.HomeAsync()).Items.ShouldHaveSingleItem();
            (shown.Id, shown.Text, shown.Author.Id, shown.RepostedBy!.User.Id, shown.Reposted).ShouldBe((tweet.Id, "spread me", author.Id(), fan.Id(), false));
            (live.Id, live.RepostedBy).ShouldBe((tweet.Id, shown.RepostedBy));
        }

        (await fan.UnrepostAsync(tweet.Id, key: null)).Value!.Reposted.ShouldBeFalse();

        (await fan.HomeAsync()).Items.ShouldBeEmpty();
        foreach (var (reader, watcher) in readers.Zip(watchers))
        {
            (await watcher.SeeAsync(LogEventKind.Unreposted, entry)).Tweet.ShouldBeNull();
            (await reader.HomeAsync()).Items.ShouldBeEmpty();
        }
        (await author.HomeAsync()).Items.ShouldHaveSingleItem().RepostsCount.ShouldBe(0);
    }

    [Fact]
    public async Task Show_a_tweet_once_however_many_repost_it()
    {
        var (author, reader) = (await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1));
        var fans = new List<IUserGrain>();
        for (var i = 0; i < 10; i++)
        {
            fans.Add(await cluster.RegisterAsync(silo: i % 2));
            await reader.FollowsAsync(fans[i]);
        }
        var watcher = new Watcher(cluster.Grains);
        await watcher.WatchAsync(reader);
        var tweet = await author.TweetsAsync("spread me");
        await cluster.AllSilosKnowAsync(author);

        foreach (var fan in fans)
        {
            await fan.RepostsAsync(tweet);
            await cluster.AllSilosKnowAsync(fan);
        }

        var last = await fans[9].TweetsAsync("the end");
        await watcher.SeeAsync(LogEventKind.Posted, last.Id);
        watcher.Seen.Count(live => live.Kind == LogEventKind.Reposted).ShouldBe(1);
        var home = (await reader.HomeAsync()).Items;
        home.Select(shown => (shown.Id, shown.RepostedBy?.User.Id)).ShouldBe([(last.Id, null), (tweet.Id, fans[0].Id())]);
        home[1].RepostsCount.ShouldBe(10);

        await fans[0].UnrepostAsync(tweet.Id, key: null);
        await cluster.AllSilosKnowAsync(fans[0]);
        (await reader.HomeAsync()).Items[1].RepostedBy!.User.Id.ShouldBe(fans[1].Id());
        await reader.FollowsAsync(author);
        (await reader.HomeAsync()).Items.Select(shown => (shown.Id, shown.RepostedBy?.User.Id)).ShouldBe([(last.Id, null), (tweet.Id, null)]);
    }

    [Fact]
    public async Task Follow_the_tweet_when_it_is_edited_and_deleted()
    {
        var (author, fan, reader) = (await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1), await cluster.RegisterAsync(silo: 1));
        await reader.FollowsAsync(fan);
        var tweet = await author.TweetsAsync("spread me");
        await cluster.AllSilosKnowAsync(author);
        await fan.RepostsAsync(tweet);
        var quote = await fan.QuotesAsync(tweet, "look at this");
        quote.QuoteOf!.Tweet!.Text.ShouldBe("spread me");
        var watcher = new Watcher(cluster.Grains);
        await watcher.WatchAsync(reader);
        (await reader.HomeAsync()).Items.Length.ShouldBe(2);

        await author.EditAsync(tweet.Id, "edited", key: null);

        (await watcher.SeeAsync(LogEventKind.Edited, tweet.Id)).Tweet!.Value.Read().Text.ShouldBe("edited");
        var home = (await reader.HomeAsync()).Items;
        home[0].QuoteOf!.Tweet!.Text.ShouldBe("edited");
        home[1].Text.ShouldBe("edited");

        await author.DeleteAsync(tweet.Id, key: null);

        await watcher.SeeAsync(LogEventKind.Deleted, tweet.Id);
        foreach (var user in (IUserGrain[])[reader, fan])
        {
            await cluster.AllSilosKnowAsync(author);
            var left = (await user.HomeAsync()).Items.ShouldHaveSingleItem();
            (left.Id, left.QuoteOf).ShouldBe((quote.Id, new Quote(tweet.Id, Tweet: null)));
        }
        (await fan.RepostAsync(tweet.Id, key: null)).Refusal.ShouldBe(Refusal.TweetNotFound);
        (await fan.PostAsync(new NewTweet("late", QuoteOf: tweet.Id), key: null)).Refusal.ShouldBe(Refusal.TweetNotFound);
    }

    [Fact]
    public async Task Are_in_ones_own_home_at_once_whatever_the_streams_lose()
    {
        var author = await cluster.RegisterAsync();
        var tweet = await author.TweetsAsync("spread me");
        await cluster.AllSilosKnowAsync(author);
        cluster.Stream.Lose(_ => true);
        for (var i = 0; i < 8; i++)
        {
            var fan = await cluster.RegisterAsync(silo: i % 2);
            (await fan.HomeAsync()).Items.ShouldBeEmpty();

            await fan.RepostsAsync(tweet);
            (await fan.HomeAsync()).Items.ShouldHaveSingleItem().RepostedBy!.User.Id.ShouldBe(fan.Id());
            await fan.UnrepostAsync(tweet.Id, key: null);
            (await fan.HomeAsync()).Items.ShouldBeEmpty();
        }

        cluster.Stream.LoseNothing();
    }

    [Fact]
    public async Task Are_in_the_profile_and_in_no_list_of_everybody()
    {
        var (author, fan) = (await cluster.RegisterAsync(), await cluster.RegisterAsync());
        var tweet = await author.TweetsAsync("spread me");
        await cluster.AllSilosKnowAsync(author);
        await fan.RepostsAsync(tweet);
        await cluster.AllSilosKnowAsync(fan);
        var reader = cluster.Grains.GetTweetReader();

        var profile = (await reader.GetByAuthorAsync(fan.Id(), withReplies: false, fan.Id(), Stories.FirstPage)).Value!.Items;

        var shown = profile.ShouldHaveSingleItem().Read();
        (shown.Id, shown.RepostedBy!.User.Id, shown.Reposted).ShouldBe((tweet.Id, fan.Id(), true));
        (await reader.ExploreAsync(viewer: null, Stories.FirstPage)).Value!.Items.Count(item => item.Id == tweet.Id).ShouldBe(1);
        (await fan.GetAsync()).Value!.TweetsCount.ShouldBe(0);
        (await fan.GetTweetAsync(shown.RepostedBy!.Id)).Refusal.ShouldBe(Refusal.TweetNotFound);
        (await fan.DeleteAsync(shown.RepostedBy!.Id, key: null)).Refusal.ShouldBe(Refusal.TweetNotFound);
    }

    [Fact]
    public async Task Sent_twice_are_one_and_a_late_retry_undoes_nothing()
    {
        var (author, fan) = (await cluster.RegisterAsync(), await cluster.RegisterAsync());
        var tweet = await author.TweetsAsync("spread me");
        await fan.RepostAsync(tweet.Id, Stories.Key("one"));
        (await fan.RepostAsync(tweet.Id, Stories.Key("one"))).Value!.RepostsCount.ShouldBe(1);
        await fan.UnrepostAsync(tweet.Id, Stories.Key("two"));

        (await fan.RepostAsync(tweet.Id, Stories.Key("one"))).Value!.Reposted.ShouldBeFalse();
        (await fan.HomeAsync()).Items.ShouldBeEmpty();
        (await fan.UnrepostAsync(tweet.Id, Stories.Key("one"))).Refusal.ShouldBe(Refusal.IdempotencyKeyReused);
    }
}

/// <summary>What is reposted or quoted need not be in memory.</summary>
public sealed class RepostsOfOldTweets(ShortMemory cluster) : IClassFixture<ShortMemory>
{
    [Fact]
    public async Task Are_pushed_and_read_with_the_tweet_from_the_database()
    {
        var (author, fan, reader) = (await cluster.RegisterAsync(), await cluster.RegisterAsync(), await cluster.RegisterAsync());
        await reader.FollowsAsync(fan);
        var watcher = new Watcher(cluster.Grains);
        await watcher.WatchAsync(reader);
        var tweet = await author.TweetsAsync("long ago");
        for (var i = 0; i < 2 * cluster.RecentTweets; i++)
            await author.TweetsAsync($"{i}");
        await cluster.AllSilosKnowAsync(author);

        await fan.RepostsAsync(tweet);
        var quote = await fan.QuotesAsync(tweet, "look at this");

        (await watcher.SeeAsync(LogEventKind.Posted, quote.Id)).Tweet!.Value.Read().QuoteOf!.Tweet!.Text.ShouldBe("long ago");
        watcher.Seen.Single(live => live.Kind == LogEventKind.Reposted).Tweet!.Value.Read().Text.ShouldBe("long ago");
        var home = (await reader.HomeAsync()).Items;
        home.Select(shown => (shown.Text, shown.RepostedBy?.User.Id, shown.QuoteOf?.Tweet?.Text))
            .ShouldBe([("look at this", null, "long ago"), ("long ago", fan.Id(), null)]);
    }

    [Fact]
    public async Task Are_shown_once_in_the_whole_timeline_also_below_what_is_in_memory()
    {
        var reader = await cluster.RegisterAsync();
        IUserGrain[] fans = [await cluster.RegisterAsync(), await cluster.RegisterAsync(), await cluster.RegisterAsync()];
        foreach (var fan in fans)
            await reader.FollowsAsync(fan);
        var author = await cluster.RegisterAsync();
        var tweets = new List<Tweet>();
        for (var i = 0; i < 40; i++)
            tweets.Add(await author.TweetsAsync($"{i}"));
        await cluster.AllSilosKnowAsync(author);
        foreach (var fan in fans)
        {
            foreach (var tweet in tweets)
                await fan.RepostsAsync(tweet);
            await cluster.AllSilosKnowAsync(fan);
        }

        var all = await reader.WholeHomeAsync(limit: 7);

        all.Select(shown => (shown.Id, shown.RepostedBy!.User.Id)).ShouldBe(Enumerable.Reverse(tweets).Select(tweet => (tweet.Id, fans[0].Id())));
    }
}
