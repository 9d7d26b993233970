using MiniTwitter.Streams;
using MiniTwitter.Timelines;
using MiniTwitter.Users;

namespace MiniTwitter.Fanout;

/// <summary>What an author does reaches those who follow, on whichever silo they are.</summary>
public sealed class FanOut(Cluster cluster) : IClassFixture<Cluster>
{
    [Fact]
    public async Task A_tweet_is_pushed_to_followers_on_both_silos()
    {
        var author = await cluster.RegisterAsync();
        var followers = new List<(IUserGrain User, Watcher Watcher)>();
        for (var i = 0; i < 12; i++)
        {
            var follower = await cluster.RegisterAsync(silo: i % 2);
            await follower.FollowsAsync(author);
            var watcher = new Watcher(cluster.Grains);
            await watcher.WatchAsync(follower);
            followers.Add((follower, watcher));
        }

        SilosOf(followers.Select(follower => follower.User)).Count.ShouldBe(2);

        var tweet = await author.TweetsAsync("hello, silos");

        foreach (var (user, watcher) in followers)
        {
            (await watcher.SeeAsync(LogEventKind.Posted, tweet.Id)).Tweet!.Value.Read().Text.ShouldBe("hello, silos");
            (await user.HomeAsync()).Items.ShouldHaveSingleItem().ShouldBeEquivalentTo(tweet);
        }
    }

    [Fact]
    public async Task A_tweet_is_pushed_to_more_followers_of_one_silo_than_are_served_at_once()
    {
        var author = await cluster.RegisterAsync(silo: 1);
        var followers = new List<IUserGrain>();
        for (var i = 0; i < 300; i++)
        {
            followers.Add(await cluster.RegisterAsync(silo: 0));
            await followers[i].FollowsAsync(author);
        }

        // Last, because a watch that nobody renews ends after a while.
        var watcher = new Watcher(cluster.Grains);
        await Task.WhenAll(followers.Select(follower => watcher.WatchAsync(follower)));

        var tweet = await author.TweetsAsync("hello, all of you");

        for (var i = 0; i < 300; i++)
            await watcher.SeeAsync(LogEventKind.Posted, tweet.Id);
    }

    [Fact]
    public async Task An_edit_and_a_deletion_reach_every_timeline()
    {
        var author = await cluster.RegisterAsync();
        var follower = await cluster.RegisterAsync();
        await follower.FollowsAsync(author);
        var watcher = new Watcher(cluster.Grains);
        await watcher.WatchAsync(follower);
        var tweet = await author.TweetsAsync("frist");

        (await author.EditAsync(tweet.Id, "first", key: null)).Refusal.ShouldBeNull();

        (await watcher.SeeAsync(LogEventKind.Edited, tweet.Id)).Tweet!.Value.Read().Text.ShouldBe("first");
        var edited = (await follower.HomeAsync()).Items.ShouldHaveSingleItem();
        edited.Text.ShouldBe("first");
        edited.EditedAt.ShouldNotBeNull();

        (await author.DeleteAsync(tweet.Id, key: null)).Refusal.ShouldBeNull();

        await watcher.SeeAsync(LogEventKind.Deleted, tweet.Id);
        (await follower.HomeAsync()).Items.ShouldBeEmpty();
        (await author.HomeAsync()).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Tweets_of_an_author_keep_their_order_everywhere()
    {
        var author = await cluster.RegisterAsync();
        var follower = await cluster.RegisterAsync();
        await follower.FollowsAsync(author);
        var watcher = new Watcher(cluster.Grains);
        await watcher.WatchAsync(follower);

        var posts = new List<Task<Tweets.Tweet>>();
        for (var i = 0; i < 60; i++)
            posts.Add(author.TweetsAsync($"tweet {i}"));
        var tweets = (await Task.WhenAll(posts)).OrderBy(tweet => tweet.Id).ToList();

        await watcher.SeeAsync(LogEventKind.Posted, tweets[^1].Id);
        watcher.Seen.Select(live => live.Id).ShouldBe(tweets.Select(tweet => tweet.Id));
        (await follower.HomeAsync()).Items.Select(tweet => tweet.Id).ShouldBe(tweets.Select(tweet => tweet.Id).Reverse());
    }

    [Fact]
    public async Task Following_backfills_and_unfollowing_removes_at_once()
    {
        var author = await cluster.RegisterAsync();
        var reader = await cluster.RegisterAsync();
        (await reader.HomeAsync()).Items.ShouldBeEmpty();
        var tweet = await author.TweetsAsync("before you came");
        await cluster.AllSilosKnowAsync(author);

        await reader.FollowsAsync(author);
        (await reader.HomeAsync()).Items.ShouldHaveSingleItem().Id.ShouldBe(tweet.Id);

        await reader.UnfollowAsync(author.Id(), key: null);
        (await reader.HomeAsync()).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_author_reads_its_own_tweet_whatever_the_stream_does()
    {
        var author = await cluster.RegisterAsync();

        for (var i = 0; i < 20; i++)
        {
            var tweet = await author.TweetsAsync($"mine {i}");

            (await author.HomeAsync()).Items[0].Id.ShouldBe(tweet.Id);
            (await author.GetTweetsAsync(withReplies: false, Stories.FirstPage)).Value!.Items[0].Read().Id.ShouldBe(tweet.Id);
            (await author.GetAsync()).Value!.TweetsCount.ShouldBe(i + 1);
        }
    }

    [Fact]
    public async Task Nobody_is_woken_by_the_tweets_of_others()
    {
        var author = await cluster.RegisterAsync();
        var followers = new List<IUserGrain>();
        for (var i = 0; i < 20; i++)
        {
            var follower = await cluster.RegisterAsync();
            await follower.FollowsAsync(author);
            await follower.HomeAsync();
            followers.Add(follower);
        }

        foreach (var follower in followers)
            await cluster.Host.DeactivateAsync(follower);

        for (var i = 0; i < 200; i++)
            await author.TweetsAsync($"is anybody there? {i}");
        await cluster.AllSilosKnowAsync(author);

        var awake = await cluster.AwakeUsersAsync();
        awake.ShouldContain(author.Id());
        awake.Intersect(followers.Select(follower => follower.Id())).ShouldBeEmpty();

        // And yet nothing is missing for the one who wakes.
        (await followers[0].WholeHomeAsync(100)).Count.ShouldBe(200);
    }

    [Fact]
    public async Task A_cursor_to_newer_tweets_misses_nothing_and_ends()
    {
        var author = await cluster.RegisterAsync();
        var reader = await cluster.RegisterAsync();
        await reader.FollowsAsync(author);
        await author.TweetsAsync("seen");
        await cluster.AllSilosKnowAsync(author);
        var seen = await reader.HomeAsync();
        var missed = new List<Tweets.Tweet>();
        for (var i = 0; i < 45; i++)
            missed.Add(await author.TweetsAsync($"missed {i}"));
        await cluster.AllSilosKnowAsync(author);

        var caughtUp = new List<Tweets.Tweet>();
        for (var page = await reader.HomeAsync(new PageRequest(20, null, seen.After)); page.Items.Length > 0;
            page = await reader.HomeAsync(new PageRequest(20, null, page.After)))
        {
            caughtUp.AddRange(page.Items.Reverse());
        }

        caughtUp.Select(tweet => tweet.Id).ShouldBe(missed.Select(tweet => tweet.Id));
    }

    [Fact]
    public async Task A_web_node_that_watches_again_hears_what_it_missed()
    {
        var author = await cluster.RegisterAsync();
        var reader = await cluster.RegisterAsync();
        await reader.FollowsAsync(author);
        var since = await reader.WatchAsync(cluster.Grains.CreateObjectReference<ITimelineObserver>(new Watcher(cluster.Grains)), since: null, onScreen: []);
        await cluster.Host.DeactivateAsync(reader);
        var tweet = await author.TweetsAsync("while you were away");
        await cluster.AllSilosKnowAsync(author);

        var watcher = new Watcher(cluster.Grains);
        await watcher.WatchAsync(reader, since);

        await watcher.SeeAsync(LogEventKind.Posted, tweet.Id);
        watcher.Seen.ShouldHaveSingleItem();
    }

    private HashSet<string> SilosOf(IEnumerable<IUserGrain> users) =>
    [
        .. users.Select(user => cluster.Host.TryGetGrainContext(user.GetGrainId(), out var context) ? context.Address.SiloAddress!.ToString() : "asleep"),
    ];
}
