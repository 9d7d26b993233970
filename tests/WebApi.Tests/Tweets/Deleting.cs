namespace MiniTwitter.Stories.Tweets;

public class Deleting(App app)
{
    [Fact]
    public async Task Makes_the_tweet_disappear_for_everybody_at_once()
    {
        var (author, follower) = (await app.RegisterAsync(), await app.RegisterAsync());
        await follower.FollowAsync(author);
        var tweet = await author.TweetAsync("oops");
        await author.EditAsync(tweet, "oops!");
        (await follower.TimelineTextsAsync()).ShouldBe(["oops!"]);

        await author.DeleteAsync(tweet);

        foreach (var who in (Visitor[])[author, follower, app.Visitor()])
        {
            (await who.GetAsync($"/api/tweets/{tweet.Id}")).ShouldBeProblem(NotFound);
            (await who.GetAsync($"/api/tweets/{tweet.Id}/history")).ShouldBeProblem(NotFound);
            (await who.GetAsync($"/api/users/{author.Handle}/tweets")).Read<Page<Tweet>>().Items.ShouldBeEmpty();
        }
        (await follower.TimelineTextsAsync()).ShouldBeEmpty();
        (await author.TimelineTextsAsync()).ShouldBeEmpty();
        (await follower.SeeAsync(author)).TweetsCount.ShouldBe(0);
    }

    [Fact]
    public async Task Answers_the_same_the_second_time()
    {
        var person = await app.RegisterAsync();
        var tweet = await person.TweetAsync("twice");

        await person.DeleteAsync(tweet);
        await person.DeleteAsync(tweet);

        (await person.MeAsync()).TweetsCount.ShouldBe(0);
    }

    [Fact]
    public async Task Has_an_empty_answer()
    {
        var person = await app.RegisterAsync();
        var tweet = await person.TweetAsync("gone");

        (await person.DeleteAsync($"/api/tweets/{tweet.Id}")).Body.ShouldBeEmpty();
    }

    [Fact]
    public async Task Is_for_the_author_only()
    {
        var (author, other) = (await app.RegisterAsync(), await app.RegisterAsync());
        var tweet = await author.TweetAsync("mine");

        (await other.DeleteAsync($"/api/tweets/{tweet.Id}")).ShouldBeProblem(Forbidden);

        (await other.GetAsync($"/api/tweets/{tweet.Id}")).ShouldBe(OK);
    }

    [Fact]
    public async Task Needs_a_tweet_that_ever_was() =>
        (await (await app.RegisterAsync()).DeleteAsync("/api/tweets/1")).ShouldBeProblem(NotFound);
}
