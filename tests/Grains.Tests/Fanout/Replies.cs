using MiniTwitter.Streams;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;

namespace MiniTwitter.Fanout;

/// <summary>A reply reaches those who follow both people, and is counted on every silo.</summary>
public sealed class Replies(Cluster cluster) : IClassFixture<Cluster>
{
    [Fact]
    public async Task Reach_those_who_follow_both_people_and_nobody_else()
    {
        var (asks, answers) = (await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1));
        var (both, one) = (await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1));
        await both.FollowsAsync(asks);
        await both.FollowsAsync(answers);
        await one.FollowsAsync(answers);
        var (seesBoth, seesOne) = (new Watcher(cluster.Grains), new Watcher(cluster.Grains));
        await seesBoth.WatchAsync(both);
        await seesOne.WatchAsync(one);
        var question = await asks.TweetsAsync("who?");

        var reply = await answers.RepliesAsync(question, "me");
        var last = await answers.TweetsAsync("by the way");

        (await seesBoth.SeeAsync(LogEventKind.Posted, reply.Id)).Tweet!.Value.Read().ReplyTo!.Handle.ShouldBe(question.Author.Handle);
        await seesBoth.SeeAsync(LogEventKind.Posted, last.Id);
        await seesOne.SeeAsync(LogEventKind.Posted, last.Id);
        seesOne.Seen.Select(live => live.Id).ShouldBe([last.Id]);
        await cluster.AllSilosKnowAsync(asks);
        Texts(await both.HomeAsync()).ShouldBe(["by the way", "me", "who?"]);
        Texts(await one.HomeAsync()).ShouldBe(["by the way"]);
        Texts(await answers.HomeAsync()).ShouldBe(["by the way", "me"]);
        Texts(await asks.HomeAsync()).ShouldBe(["who?"]);
    }

    [Fact]
    public async Task Come_and_go_with_the_follow_of_the_person_answered()
    {
        var (asks, answers, reader) = (await cluster.RegisterAsync(), await cluster.RegisterAsync(), await cluster.RegisterAsync());
        await reader.FollowsAsync(answers);
        await answers.RepliesAsync(await asks.TweetsAsync("who?"), "me");
        await cluster.AllSilosKnowAsync(asks);
        await cluster.AllSilosKnowAsync(answers);
        Texts(await reader.HomeAsync()).ShouldBeEmpty();

        await reader.FollowsAsync(asks);
        Texts(await reader.HomeAsync()).ShouldBe(["me", "who?"]);

        await reader.UnfollowAsync(asks.Id(), key: null);
        Texts(await reader.HomeAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task To_oneself_reach_all_followers()
    {
        var (author, reader) = (await cluster.RegisterAsync(), await cluster.RegisterAsync());
        await reader.FollowsAsync(author);
        var first = await author.TweetsAsync("1/2");
        await author.RepliesAsync(first, "2/2");
        await cluster.AllSilosKnowAsync(author);

        Texts(await reader.HomeAsync()).ShouldBe(["2/2", "1/2"]);
    }

    [Fact]
    public async Task Are_counted_on_every_silo_whatever_the_streams_lose()
    {
        var asks = await cluster.RegisterAsync(silo: 0);
        var readers = new[] { await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1) };
        foreach (var reader in readers)
            await reader.FollowsAsync(asks);
        var question = await asks.TweetsAsync("who?");
        var lost = 0;
        cluster.Stream.Lose(batch => batch.Events.Length > 0 && lost++ % 2 == 0);
        var replies = new List<Tweet>();
        for (var i = 0; i < 10; i++)
            replies.Add(await (await cluster.RegisterAsync(silo: i % 2)).RepliesAsync(question, $"{i}"));
        cluster.Stream.LoseNothing();
        (await cluster.Grains.GetUser(replies[3].Author.Id).DeleteAsync(replies[3].Id, key: null)).Refusal.ShouldBeNull();

        foreach (var reader in readers)
            await Stories.WithinAsync(TimeSpan.FromSeconds(20), async () => (await reader.HomeAsync()).Items is [{ RepliesCount: 9 }]);
        (await asks.GetTweetAsync(question.Id)).Value!.RepliesCount.ShouldBe(9);
    }

    [Fact]
    public async Task Are_refused_when_the_tweet_is_gone()
    {
        var (asks, answers) = (await cluster.RegisterAsync(), await cluster.RegisterAsync());
        var question = await asks.TweetsAsync("never mind");
        (await asks.DeleteAsync(question.Id, key: null)).Refusal.ShouldBeNull();

        (await answers.PostAsync(new NewTweet("too late", question.Id), key: null)).Refusal.ShouldBe(Refusal.TweetNotFound);
        (await answers.PostAsync(new NewTweet("to nothing", new TweetId(1)), key: null)).Refusal.ShouldBe(Refusal.TweetNotFound);
    }

    [Fact]
    public async Task Sent_twice_are_made_once_though_the_tweet_is_gone_by_then()
    {
        var (asks, answers) = (await cluster.RegisterAsync(), await cluster.RegisterAsync());
        var question = await asks.TweetsAsync("who?");
        var first = await answers.RepliesAsync(question, "me", key: "once");
        (await asks.DeleteAsync(question.Id, key: null)).Refusal.ShouldBeNull();

        var second = await answers.RepliesAsync(question, "me", key: "once");

        second.ShouldBeEquivalentTo(first);
        (await answers.PostAsync(new NewTweet("another", question.Id), Stories.Key("once"))).Refusal.ShouldBe(Refusal.IdempotencyKeyReused);
    }

    private static IEnumerable<string> Texts(Page<Tweet> page) => page.Items.Select(tweet => tweet.Text);
}
