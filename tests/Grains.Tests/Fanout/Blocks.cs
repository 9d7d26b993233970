using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Fanout;

/// <summary>What blocks and mutes hide, on every silo at once.</summary>
public sealed class Blocks(Cluster cluster) : IClassFixture<Cluster>
{
    [Fact]
    public async Task A_block_hides_each_from_the_other_on_every_silo_when_it_answers()
    {
        var (ada, bob) = (await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1));
        await ada.FollowsAsync(bob);
        await bob.FollowsAsync(ada);
        var (adas, bobs) = (await ada.TweetsAsync("by ada"), await bob.TweetsAsync("by bob"));
        await cluster.AllSilosKnowAsync(ada);
        await cluster.AllSilosKnowAsync(bob);
        (await ada.HomeAsync()).Items.Length.ShouldBe(2);
        (await bob.HomeAsync()).Items.Length.ShouldBe(2);

        (await ada.BlockAsync(bob.Id(), key: null)).Value.ShouldBe(new Relationship(false, false, true, false));

        (await ada.HomeAsync()).Items.Select(tweet => tweet.Id).ShouldBe([adas.Id]);
        (await bob.HomeAsync()).Items.Select(tweet => tweet.Id).ShouldBe([bobs.Id]);
        (await bob.GetTweetAsync(adas.Id)).Refusal.ShouldBe(Refusal.TweetNotFound);
        (await ada.GetTweetAsync(bobs.Id)).Refusal.ShouldBe(Refusal.TweetNotFound);
        (await bob.LikeAsync(adas.Id, key: null)).Refusal.ShouldBe(Refusal.TweetNotFound);
        (await bob.PostAsync(new NewTweet("hey", adas.Id), key: null)).Refusal.ShouldBe(Refusal.TweetNotFound);
        (await bob.PostAsync(new NewTweet("look", QuoteOf: adas.Id), key: null)).Refusal.ShouldBe(Refusal.TweetNotFound);
        (await bob.FollowAsync(ada.Id(), key: null)).Refusal.ShouldBe(Refusal.UserNotFound);
        (await ada.FollowAsync(bob.Id(), key: null)).Refusal.ShouldBe(Refusal.Blocked);
        (await bob.MuteAsync(ada.Id(), key: null)).Refusal.ShouldBeNull();
        (await bob.UnmuteAsync(ada.Id(), key: null)).Refusal.ShouldBeNull();

        (await ada.UnblockAsync(bob.Id(), key: null)).Value.ShouldBe(new Relationship(false, false, false, false));
        (await bob.GetTweetAsync(adas.Id)).Refusal.ShouldBeNull();
        (await bob.HomeAsync()).Items.Select(tweet => tweet.Id).ShouldBe([bobs.Id]);
    }

    [Fact]
    public async Task What_others_repost_and_quote_of_a_blocked_user_is_left_out()
    {
        var (ada, bob, friend) = (await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1), await cluster.RegisterAsync(silo: 0));
        await bob.FollowsAsync(friend);
        var adas = await ada.TweetsAsync("by ada");
        await ada.BlockAsync(bob.Id(), key: null);
        var watcher = new Watcher(cluster.Grains);
        await watcher.WatchAsync(bob);

        await friend.RepostsAsync(adas);
        var quote = await friend.QuotesAsync(adas, "look");

        (await watcher.SeeAsync(LogEventKind.Posted, quote.Id)).Tweet!.Value.Read().QuoteOf.ShouldBe(new Quote(adas.Id, Tweet: null));
        watcher.SeenOfTweets.ShouldHaveSingleItem();
        var shown = (await bob.HomeAsync()).Items.ShouldHaveSingleItem();
        (shown.Id, shown.QuoteOf).ShouldBe((quote.Id, new Quote(adas.Id, Tweet: null)));
        var thread = (await cluster.Grains.GetTweetReader().GetThreadAsync(quote.Id, bob.Id(), Stories.FirstPage)).Value!;
        thread.Tweet.QuoteOf.ShouldBe(new Quote(adas.Id, Tweet: null));
    }

    [Fact]
    public async Task A_page_that_is_all_hidden_goes_on()
    {
        var (ada, bob, friend) = (await cluster.RegisterAsync(), await cluster.RegisterAsync(), await cluster.RegisterAsync());
        await bob.FollowsAsync(friend);
        var oldest = await friend.TweetsAsync("oldest");
        for (var number = 0; number < 5; number++)
            await friend.RepostsAsync(await ada.TweetsAsync($"{number}"));
        await cluster.AllSilosKnowAsync(friend);
        await cluster.AllSilosKnowAsync(ada);
        await ada.BlockAsync(bob.Id(), key: null);

        (await bob.WholeHomeAsync(limit: 2)).ShouldHaveSingleItem().Id.ShouldBe(oldest.Id);
    }

    [Fact]
    public async Task A_muted_followees_tweets_leave_home_and_come_back()
    {
        var (ada, bob, friend) = (await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1), await cluster.RegisterAsync(silo: 1));
        await ada.FollowsAsync(bob);
        await ada.FollowsAsync(friend);
        var old = await bob.TweetsAsync("before");
        await cluster.AllSilosKnowAsync(bob);
        (await ada.HomeAsync()).Items.ShouldHaveSingleItem();
        var watcher = new Watcher(cluster.Grains);
        await watcher.WatchAsync(ada);

        (await ada.MuteAsync(bob.Id(), key: null)).Value.ShouldBe(new Relationship(true, false, false, true));

        (await ada.HomeAsync()).Items.ShouldBeEmpty();
        var muted = await bob.TweetsAsync("muted");
        await cluster.AllSilosKnowAsync(bob);
        await friend.RepostsAsync(muted);
        var heard = await friend.TweetsAsync("heard");
        await watcher.SeeAsync(LogEventKind.Posted, heard.Id);
        watcher.SeenOfTweets.ShouldHaveSingleItem();
        (await ada.HomeAsync()).Items.ShouldHaveSingleItem().Id.ShouldBe(heard.Id);
        (await ada.GetTweetAsync(muted.Id)).Refusal.ShouldBeNull();

        (await ada.UnmuteAsync(bob.Id(), key: null)).Refusal.ShouldBeNull();
        (await ada.HomeAsync()).Items.Select(tweet => tweet.Id).ShouldBe([heard.Id, muted.Id, old.Id]);
    }

    [Fact]
    public async Task A_mute_leaves_out_what_others_answer_the_muted_and_not_what_they_repost_after_them()
    {
        var (ada, bob, friend) = (await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1), await cluster.RegisterAsync(silo: 1));
        await ada.FollowsAsync(bob);
        await ada.FollowsAsync(friend);
        await ada.MuteAsync(bob.Id(), key: null);
        var (muted, other) = (await bob.TweetsAsync("muted"), await (await cluster.RegisterAsync()).TweetsAsync("by a stranger"));
        await bob.RepostsAsync(other);
        await cluster.AllSilosKnowAsync(bob);
        var watcher = new Watcher(cluster.Grains);
        await watcher.WatchAsync(ada);

        await friend.RepliesAsync(muted, "an answer");
        await friend.RepostsAsync(other);
        var end = await friend.TweetsAsync("the end");
        await watcher.SeeAsync(LogEventKind.Posted, end.Id);

        watcher.SeenOfTweets.Select(live => live.Kind).ShouldBe([LogEventKind.Reposted, LogEventKind.Posted]);
        (await ada.HomeAsync()).Items.Select(tweet => (tweet.Id, tweet.RepostedBy?.User.Id)).ShouldBe([(end.Id, null), (other.Id, friend.Id())]);
    }

    [Fact]
    public async Task A_block_is_told_to_who_watches_when_it_holds_for_whatever_is_read_then()
    {
        var (ada, bob, other) = (await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1), await cluster.RegisterAsync(silo: 1));
        await other.FollowsAsync(ada);
        var tweet = await ada.TweetsAsync("by ada");
        await cluster.AllSilosKnowAsync(ada);
        var (watcher, othersWatcher) = (new Watcher(cluster.Grains), new Watcher(cluster.Grains));
        await watcher.WatchAsync(bob);
        await othersWatcher.WatchAsync(other);

        cluster.Store.HoldReads(nameof(ITweetStore.ReadHidingAsync));
        try
        {
            var told = watcher.SeeAsync(LogEventKind.Blocked, default);
            await LoseTheCallAsync(LogEventKind.Blocked, ada, bob);
            var later = await ada.TweetsAsync("later");
            await othersWatcher.SeeAsync(LogEventKind.Posted, later.Id);
            await Stories.WithinAsync(TimeSpan.FromSeconds(20), () => Task.FromResult(cluster.Store.WaitingReads > 0));
            told.IsCompleted.ShouldBeFalse();
            cluster.Store.LetGo();

            await told;
            (await bob.GetTweetAsync(tweet.Id)).Refusal.ShouldBe(Refusal.TweetNotFound);
        }
        finally
        {
            cluster.Store.LetGo();
        }
    }

    [Fact]
    public async Task A_block_of_which_the_other_was_not_told_reaches_it_through_the_log()
    {
        var (ada, bob) = (await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1));
        await bob.FollowsAsync(ada);
        await ada.TweetsAsync("by ada");
        await cluster.AllSilosKnowAsync(ada);
        (await bob.HomeAsync()).Items.ShouldHaveSingleItem();

        await LoseTheCallAsync(LogEventKind.Blocked, ada, bob);

        await Stories.WithinAsync(TimeSpan.FromSeconds(20), async () => (await bob.HomeAsync()).Items.IsEmpty);
        (await bob.FollowAsync(ada.Id(), key: null)).Refusal.ShouldBe(Refusal.UserNotFound);
    }

    [Fact]
    public async Task A_block_of_which_the_other_was_not_told_reaches_it_also_when_it_has_read_no_timeline()
    {
        var (ada, bob) = (await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1));
        var tweet = await ada.TweetsAsync("by ada");
        await cluster.AllSilosKnowAsync(ada);
        (await bob.GetTweetAsync(tweet.Id)).Refusal.ShouldBeNull();

        await LoseTheCallAsync(LogEventKind.Blocked, ada, bob);
        await Stories.WithinAsync(TimeSpan.FromSeconds(20), async () => (await bob.GetTweetAsync(tweet.Id)).Refusal == Refusal.TweetNotFound);

        await LoseTheCallAsync(LogEventKind.Unblocked, ada, bob);
        await Stories.WithinAsync(TimeSpan.FromSeconds(20), async () => (await bob.GetTweetAsync(tweet.Id)).Refusal is null);
    }

    [Fact]
    public async Task A_block_wakes_nobody_who_sleeps()
    {
        var (ada, bob) = (await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1));
        var tweet = await ada.TweetsAsync("by ada");
        await cluster.Host.DeactivateAsync(bob);

        await LoseTheCallAsync(LogEventKind.Blocked, ada, bob);
        await cluster.AllSilosKnowAsync(ada);

        (await cluster.AwakeUsersAsync()).ShouldNotContain(bob.Id());
        (await bob.GetTweetAsync(tweet.Id)).Refusal.ShouldBe(Refusal.TweetNotFound);
    }

    [Theory]
    [InlineData(LogEventKind.Blocked)]
    [InlineData(LogEventKind.Muted)]
    public async Task Nothing_is_told_of_what_was_not_to_be_seen_when_it_is_gone(LogEventKind kind)
    {
        var (ada, bob, friend) = (await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1), await cluster.RegisterAsync(silo: 0));
        await bob.FollowsAsync(friend);
        (await (kind is LogEventKind.Blocked ? ada.BlockAsync(bob.Id(), key: null) : bob.MuteAsync(ada.Id(), key: null))).Refusal.ShouldBeNull();
        var (deleted, takenBack) = (await ada.TweetsAsync("to be deleted"), await ada.TweetsAsync("to be taken back"));
        await friend.RepostsAsync(deleted);
        await friend.RepostsAsync(takenBack);
        await cluster.AllSilosKnowAsync(ada);
        await cluster.AllSilosKnowAsync(friend);
        var watcher = new Watcher(cluster.Grains);
        await watcher.WatchAsync(bob);

        await ada.DeleteAsync(deleted.Id, key: null);
        await friend.UnrepostAsync(takenBack.Id, key: null);
        await cluster.AllSilosKnowAsync(ada);
        var end = await friend.TweetsAsync("the end");

        await watcher.SeeAsync(LogEventKind.Posted, end.Id);
        watcher.SeenOfTweets.ShouldHaveSingleItem();
        (await bob.HomeAsync()).Items.ShouldHaveSingleItem().Id.ShouldBe(end.Id);
    }

    [Fact]
    public async Task A_page_asks_once_more_about_people_where_somebody_is_hidden()
    {
        var (ada, bob, friend) = (await cluster.RegisterAsync(), await cluster.RegisterAsync(), await cluster.RegisterAsync());
        var tweet = await friend.TweetsAsync("by the friend");
        var (reply, hidden) = (await friend.RepliesAsync(tweet, "seen"), await ada.RepliesAsync(tweet, "hidden"));
        await cluster.AllSilosKnowAsync(friend);
        await cluster.AllSilosKnowAsync(ada);
        var thread = (await cluster.Grains.GetTweetReader().GetThreadAsync(tweet.Id, bob.Id(), Stories.FirstPage)).Value!;
        thread.Replies.Items.Select(shown => shown.Id).ShouldBe([reply.Id, hidden.Id]);
        await ada.BlockAsync(bob.Id(), key: null);

        var calls = await CallCount.OfAsync(async () =>
            thread = (await cluster.Grains.GetTweetReader().GetThreadAsync(tweet.Id, bob.Id(), Stories.FirstPage)).Value!);

        thread.Replies.Items.ShouldHaveSingleItem().Id.ShouldBe(reply.Id);
        calls.GrainCalls.ShouldBe(2);
    }

    [Fact]
    public async Task Two_who_block_each_other_at_once_both_get_an_answer()
    {
        var (ada, bob) = (await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1));

        var answers = await Task.WhenAll(ada.BlockAsync(bob.Id(), key: null), bob.BlockAsync(ada.Id(), key: null));

        answers.ShouldContain(answer => answer.Refusal == null);
        answers.ShouldAllBe(answer => answer.Refusal == null || answer.Refusal == Refusal.UserNotFound);
    }

    // As if the silo had been killed between the commit and the call.
    private Task<AppendResult> LoseTheCallAsync(LogEventKind kind, IUserGrain user, IUserGrain other) =>
        cluster.Grains.GetTweetLog(LogPartition.Of(user.Id())).AppendAsync(LogCommand.Hide(kind, user.Id(), other.Id(), key: null));
}
