using MiniTwitter.Streams;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Fanout;

/// <summary>The database is away, hangs, or keeps its answers. One cluster per test: each breaks its own.</summary>
public sealed class StorageOutages : IAsyncLifetime
{
    private readonly Cluster _cluster = new ShortMemory();

    public ValueTask InitializeAsync() => _cluster.InitializeAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Readers_read_on_and_writes_change_nothing()
    {
        var (author, readers) = await _cluster.AuthorWithReadersAsync();
        var tweet = await author.TweetsAsync("still here");
        foreach (var (_, watcher) in readers)
            await watcher.SeeAsync(LogEventKind.Posted, tweet.Id);

        _cluster.Store.IsAway = true;
        await Should.ThrowAsync<StorageUnavailableException>(() => author.PostAsync(new NewTweet("refused"), key: null));
        foreach (var (user, _) in readers)
            (await user.HomeAsync()).Items.ShouldHaveSingleItem().Id.ShouldBe(tweet.Id);

        _cluster.Store.IsAway = false;
        var next = await author.TweetsAsync("back again");
        foreach (var (user, watcher) in readers)
        {
            await watcher.SeeAsync(LogEventKind.Posted, next.Id);
            (await user.HomeAsync()).Items.Select(shown => shown.Text).ShouldBe(["back again", "still here"]);
        }
    }

    [Fact]
    public async Task Every_command_of_everybody_fails_as_unavailable_and_leaves_nothing_behind()
    {
        var (awake, asleep, other) = (await _cluster.RegisterAsync(silo: 0), await _cluster.RegisterAsync(silo: 1), await _cluster.RegisterAsync());
        var tweet = await awake.TweetsAsync("as it was");
        await _cluster.Host.DeactivateAsync(asleep);
        var newcomer = _cluster.Grains.GetUser(UserId.New(TimeProvider.System));

        _cluster.Store.IsAway = true;
        foreach (var command in (Func<Task>[])[
            () => awake.PostAsync(new NewTweet("refused"), key: null),
            () => awake.EditAsync(tweet.Id, "refused", key: null),
            () => awake.DeleteAsync(tweet.Id, key: null),
            () => awake.FollowAsync(other.Id(), key: null),
            () => awake.UnfollowAsync(other.Id(), key: null),
            () => awake.ChangeProfileAsync(new ProfileChange("Refused", null, null, null), key: null),
            () => asleep.PostAsync(new NewTweet("refused"), key: null),
            () => asleep.GetTimelineAsync(Stories.FirstPage),
            () => newcomer.CreateAsync(new Profile(newcomer.Id(), default, "New", null, null, null, null, null, default))])
        {
            await command.ShouldThrowAsync<StorageUnavailableException>();
        }

        _cluster.Store.IsAway = false;
        (await awake.HomeAsync()).Items.ShouldHaveSingleItem().ShouldBeEquivalentTo(tweet);
        var unchanged = (await awake.GetAsync()).Value!;
        (unchanged.DisplayName, unchanged.TweetsCount, unchanged.FollowingCount).ShouldBe((tweet.Author.DisplayName, 1, 0));
        (await asleep.HomeAsync()).Items.ShouldBeEmpty();
        (await newcomer.GetAsync()).Refusal.ShouldBe(Refusal.UserNotFound);
        await asleep.TweetsAsync("awake again");
    }

    [Fact]
    public async Task Who_is_connected_is_notified_once_the_database_answers_again()
    {
        var (ann, bob) = (await _cluster.RegisterAsync(silo: 0), await _cluster.RegisterAsync(silo: 1));
        var tweet = await ann.TweetsAsync("like me");
        var watcher = new Watcher(_cluster.Grains);
        await watcher.WatchAsync(ann);

        _cluster.Store.HoldReads(nameof(ITweetStore.ReadUnreadAsync));
        await bob.LikeAsync(tweet.Id, key: null);
        await Stories.WithinAsync(TimeSpan.FromSeconds(20), () => Task.FromResult(_cluster.Store.WaitingReads > 0));
        _cluster.Store.IsAway = true;
        _cluster.Store.LetGo();
        await Stories.WithinAsync(TimeSpan.FromSeconds(20), () => Task.FromResult(_cluster.Store.WaitingReads == 0));
        _cluster.Store.IsAway = false;

        var (told, _) = await watcher.BeNotifiedAsync((told, unread) => told.Length > 0 && unread.Count == 1);
        told.ShouldHaveSingleItem().Tweet!.Id.ShouldBe(tweet.Id);
    }

    [Fact]
    public async Task What_is_in_memory_of_a_long_timeline_is_still_served()
    {
        var author = await _cluster.RegisterAsync();
        for (var i = 0; i < 150; i++)
            await author.TweetsAsync($"tweet {i}");
        var whole = await author.WholeHomeAsync(100);
        var reader = await _cluster.RegisterAsync();
        await reader.FollowsAsync(author);
        await reader.HomeAsync(new PageRequest(20, null, null));
        var crowd = await _cluster.RegisterAsync();
        for (var i = 0; i < 30; i++)
            await crowd.TweetsAsync($"noise {i}");
        await _cluster.AllSilosKnowAsync(author);
        await _cluster.AllSilosKnowAsync(crowd);

        _cluster.Store.IsAway = true;
        var page = await reader.HomeAsync();
        page.Items.Length.ShouldBeInRange(60, 99);
        page.Items.Select(tweet => tweet.Id).ShouldBe(whole.Take(page.Items.Length).Select(tweet => tweet.Id));
        await Should.ThrowAsync<StorageUnavailableException>(() => reader.GetTimelineAsync(new PageRequest(100, page.Before, null)));

        _cluster.Store.IsAway = false;
        var rest = await reader.HomeAsync(new PageRequest(100, page.Before, null));
        page.Items.Concat(rest.Items).Select(tweet => tweet.Id).ShouldBe(whole.Select(tweet => tweet.Id));
    }

    [Fact]
    public async Task While_a_commit_hangs_its_author_reads_on()
    {
        var author = await _cluster.RegisterAsync();
        var tweet = await author.TweetsAsync("before");

        _cluster.Store.Hold();
        var hanging = author.PostAsync(new NewTweet("after"), key: null);
        (await author.HomeAsync()).Items.ShouldHaveSingleItem().Id.ShouldBe(tweet.Id);
        (await author.GetAsync()).Value!.TweetsCount.ShouldBe(1);
        hanging.IsCompleted.ShouldBeFalse();
        _cluster.Store.LetGo();

        (await hanging).Refusal.ShouldBeNull();
    }

    /// <summary>On one of the two silos the author is not beside its log.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_post_whose_answer_was_lost_is_in_the_authors_home_when_the_retry_answers(int silo)
    {
        _cluster.Stream.Lose(_ => true);
        var author = await _cluster.RegisterAsync(silo);
        await author.HomeAsync();

        _cluster.Store.AnswersToLose = 1;
        await Should.ThrowAsync<StorageUnavailableException>(() => author.PostAsync(new NewTweet("once"), Stories.Key("k")));
        var tweet = await author.TweetsAsync("once", "k");

        (await author.HomeAsync()).Items.ShouldHaveSingleItem().ShouldBeEquivalentTo(tweet);
        (await author.GetTweetsAsync(withReplies: false, Stories.FirstPage)).Value!.Items.ShouldHaveSingleItem().Read().ShouldBeEquivalentTo(tweet);
        (await author.GetAsync()).Value!.TweetsCount.ShouldBe(1);
    }

    [Theory]
    [InlineData("k")]
    [InlineData(null)]
    public async Task A_follow_whose_answer_was_lost_shows_when_the_retry_answers(string? key)
    {
        var (fan, star) = (await _cluster.RegisterAsync(), await _cluster.RegisterAsync());
        var tweet = await star.TweetsAsync("look at me");
        await _cluster.AllSilosKnowAsync(star);
        (await fan.HomeAsync()).Items.ShouldBeEmpty();
        var retryable = key is null ? (IdempotencyKey?)null : Stories.Key(key);

        _cluster.Store.AnswersToLose = 1;
        await Should.ThrowAsync<StorageUnavailableException>(() => fan.FollowAsync(star.Id(), retryable));
        (await fan.FollowAsync(star.Id(), retryable)).Value!.Following.ShouldBeTrue();

        (await fan.HomeAsync()).Items.ShouldHaveSingleItem().Id.ShouldBe(tweet.Id);
        await Stories.WithinAsync(TimeSpan.FromSeconds(10), async () => (await fan.GetAsync()).Value!.FollowingCount == 1);
    }

    [Fact]
    public async Task A_follow_whose_answer_was_lost_shows_also_when_nobody_retries()
    {
        var (fan, star) = (await _cluster.RegisterAsync(), await _cluster.RegisterAsync());
        await star.TweetsAsync("look at me");
        (await fan.HomeAsync()).Items.ShouldBeEmpty();

        _cluster.Store.AnswersToLose = 1;
        await Should.ThrowAsync<StorageUnavailableException>(() => fan.FollowAsync(star.Id(), key: null));

        await Stories.WithinAsync(TimeSpan.FromSeconds(10), async () => (await fan.HomeAsync()).Items.Length == 1);
    }

    /// <summary>A silo that was frozen in the commit goes on with it after the user's grain has read its rows.</summary>
    [Fact]
    public async Task A_follow_that_is_committed_late_shows_when_the_retry_answers()
    {
        var (fan, star) = await LateFollowAsync("k");

        (await fan.FollowAsync(star.Id(), Stories.Key("k"))).Value!.Following.ShouldBeTrue();

        (await fan.HomeAsync()).Items.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_follow_that_is_committed_late_shows_also_when_nobody_retries()
    {
        var (fan, _) = await LateFollowAsync("k");

        await Stories.WithinAsync(TimeSpan.FromSeconds(30), async () => (await fan.HomeAsync()).Items.Length == 1);
    }

    [Fact]
    public async Task A_repost_that_is_committed_late_is_marked_when_the_retry_answers()
    {
        var (fan, star) = (await _cluster.RegisterAsync(), await _cluster.RegisterAsync());
        var tweet = await star.TweetsAsync("look at me");
        await _cluster.AllSilosKnowAsync(star);
        _cluster.Store.CommitsToDelay = 1;
        await Should.ThrowAsync<StorageUnavailableException>(() => fan.RepostAsync(tweet.Id, Stories.Key("k")));
        await SettleAsync(fan);
        await _cluster.Store.LandAsync();

        (await fan.RepostAsync(tweet.Id, Stories.Key("k"))).Refusal.ShouldBeNull();

        (await fan.GetTweetAsync(tweet.Id)).Value!.Reposted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_change_of_profile_whose_answer_was_lost_is_not_undone_by_the_next()
    {
        var user = await _cluster.RegisterAsync();

        _cluster.Store.AnswersToLose = 1;
        await Should.ThrowAsync<StorageUnavailableException>(() => user.ChangeProfileAsync(new ProfileChange("New name", null, null, null), key: null));
        (await user.ChangeProfileAsync(new ProfileChange(null, "A bio", null, null), key: null)).Refusal.ShouldBeNull();

        var now = (await user.GetAsync()).Value!;
        (now.DisplayName, now.Bio).ShouldBe(("New name", "A bio"));
    }

    private async Task<(IUserGrain Fan, IUserGrain Star)> LateFollowAsync(string key)
    {
        var (fan, star) = (await _cluster.RegisterAsync(), await _cluster.RegisterAsync());
        await star.TweetsAsync("look at me");
        await _cluster.AllSilosKnowAsync(star);
        (await fan.HomeAsync()).Items.ShouldBeEmpty();
        _cluster.Store.CommitsToDelay = 1;
        await Should.ThrowAsync<StorageUnavailableException>(() => fan.FollowAsync(star.Id(), Stories.Key(key)));
        await SettleAsync(fan);
        await _cluster.Store.LandAsync();
        return (fan, star);
    }

    // Every command reads the rows first that are uncertain, also one that is refused.
    private static async Task SettleAsync(IUserGrain user) => (await user.FollowAsync(user.Id(), key: null)).Refusal.ShouldBe(Refusal.CannotFollowYourself);
}
