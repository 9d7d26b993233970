namespace MiniTwitter.Stories.Timelines;

public class HomeTimeline(App app)
{
    [Fact]
    public async Task Holds_own_tweets_and_those_of_followed_people_newest_first()
    {
        var (reader, ada, bob, stranger) = (await app.RegisterAsync(), await app.RegisterAsync(), await app.RegisterAsync(), await app.RegisterAsync());
        await reader.FollowAsync(ada);
        await reader.FollowAsync(bob);

        await ada.TweetAsync("one");
        await reader.TweetAsync("two");
        await stranger.TweetAsync("not for you");
        await bob.TweetAsync("three");
        await ada.TweetAsync("four");

        await ShouldBecomeAsync(reader, "four", "three", "two", "one");
    }

    [Fact]
    public async Task Is_empty_at_first()
    {
        var timeline = await (await app.RegisterAsync()).TimelineAsync();

        timeline.Items.ShouldBeEmpty();
        timeline.Before.ShouldBeNull();
        timeline.After.ShouldNotBeNull();
    }

    [Fact]
    public async Task Is_filled_with_what_somebody_wrote_before_being_followed()
    {
        var (reader, ada) = (await app.RegisterAsync(), await app.RegisterAsync());
        await ada.TweetAsync("one");
        await reader.TweetAsync("two");
        await ada.TweetAsync("three");
        (await reader.TimelineTextsAsync()).ShouldBe(["two"]);

        await reader.FollowAsync(ada);

        (await reader.TimelineTextsAsync()).ShouldBe(["three", "two", "one"]);
    }

    [Fact]
    public async Task Forgets_somebody_who_is_unfollowed_at_once()
    {
        var (reader, ada) = (await app.RegisterAsync(), await app.RegisterAsync());
        await reader.FollowAsync(ada);
        await ada.TweetAsync("one");
        await reader.TweetAsync("two");
        await ShouldBecomeAsync(reader, "two", "one");

        await reader.UnfollowAsync(ada);
        (await reader.TimelineTextsAsync()).ShouldBe(["two"]);
        await ada.TweetAsync("three");

        (await reader.TimelineTextsAsync()).ShouldBe(["two"]);
    }

    [Fact]
    public async Task Shows_edits_and_deletions_at_once()
    {
        var (reader, ada) = (await app.RegisterAsync(), await app.RegisterAsync());
        await reader.FollowAsync(ada);
        var one = await ada.TweetAsync("one");
        var two = await ada.TweetAsync("two");
        await ShouldBecomeAsync(reader, "two", "one");

        await ada.EditAsync(one, "one, edited");
        (await reader.TimelineTextsAsync()).ShouldBe(["two", "one, edited"]);
        await ada.DeleteAsync(two);

        (await reader.TimelineTextsAsync()).ShouldBe(["one, edited"]);
    }

    [Fact]
    public async Task Is_not_changed_by_being_read()
    {
        var reader = await app.RegisterAsync();
        await reader.TweetAsync("one");

        var first = await reader.GetAsync("/api/timeline");
        var second = await reader.GetAsync("/api/timeline");

        second.Read<Page<Tweet>>().Items.Select(tweet => tweet.Id).ShouldBe(first.Read<Page<Tweet>>().Items.Select(tweet => tweet.Id));
    }

    [Fact]
    public async Task May_not_be_kept_by_caches_on_the_way()
    {
        var answer = await (await app.RegisterAsync()).GetAsync("/api/timeline");

        answer.Headers.CacheControl.ShouldNotBeNull().ToString().ShouldMatch("no-store|private|no-cache");
    }

    private static Task ShouldBecomeAsync(Person reader, params string[] texts) => Eventually.ShouldBeTrueAsync(
        async () => (await reader.TimelineTextsAsync()).SequenceEqual(texts), $"the timeline is {string.Join(", ", texts)}");
}
