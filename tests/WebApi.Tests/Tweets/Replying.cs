namespace MiniTwitter.Stories.Tweets;

public class Replying(App app)
{
    [Fact]
    public async Task Names_the_answered_tweet_and_is_counted_there()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        var question = await ada.TweetAsync("who?");
        question.ReplyTo.ShouldBeNull();
        question.RepliesCount.ShouldBe(0);

        var reply = await bob.ReplyAsync(question, "me");

        reply.ReplyTo.ShouldBe(new ReplyTo(question.Id, ada.User.Id, ada.Handle));
        (await SeeAsync(question)).RepliesCount.ShouldBe(1);
        (await ada.TimelineAsync()).Items.ShouldHaveSingleItem().RepliesCount.ShouldBe(1);
        (await bob.EditAsync(reply, "me!")).ReplyTo.ShouldBe(reply.ReplyTo);
        (await SeeAsync(reply)).ReplyTo.ShouldBe(reply.ReplyTo);

        await bob.DeleteAsync(reply);

        (await SeeAsync(question)).RepliesCount.ShouldBe(0);
    }

    [Fact]
    public async Task Reaches_those_who_follow_both_people()
    {
        var (ada, bob, both, one) = (await app.RegisterAsync(), await app.RegisterAsync(), await app.RegisterAsync(), await app.RegisterAsync());
        await both.FollowAsync(ada);
        await both.FollowAsync(bob);
        await one.FollowAsync(bob);
        var question = await ada.TweetAsync("who?");

        await bob.ReplyAsync(question, "me");

        (await both.TimelineTextsAsync()).ShouldBe(["me", "who?"]);
        (await one.TimelineTextsAsync()).ShouldBeEmpty();
        (await bob.TimelineTextsAsync()).ShouldBe(["me"]);
    }

    [Fact]
    public async Task Stands_on_the_profile_beside_the_tweets()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        var question = await ada.TweetAsync("who?");
        await bob.ReplyAsync(question, "me");
        var said = await bob.TweetAsync("1/2");
        await bob.ReplyAsync(said, "2/2");

        foreach (var reader in (Visitor[])[app.Visitor(), ada, bob])
        {
            (await TextsAsync(reader, "")).ShouldBe(["2/2", "1/2"]);
            (await TextsAsync(reader, "?replies=false")).ShouldBe(["2/2", "1/2"]);
            (await TextsAsync(reader, "?replies=true")).ShouldBe(["2/2", "1/2", "me"]);
        }
        (await bob.MeAsync()).TweetsCount.ShouldBe(3);
        (await app.Visitor().GetAsync($"/api/users/{bob.Handle}/tweets?replies=some")).ShouldBeProblem(BadRequest);

        async Task<string[]> TextsAsync(Visitor reader, string query) =>
            [.. (await reader.GetAsync($"/api/users/{bob.Handle}/tweets{query}")).Read<Page<Tweet>>().Items.Select(tweet => tweet.Text)];
    }

    [Fact]
    public async Task Is_not_explored()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        var start = (await ada.GetAsync("/api/explore?limit=1")).Read<Page<Tweet>>().After;
        var question = await ada.TweetAsync("who?");
        var reply = await bob.ReplyAsync(question, "me");

        var seen = await app.Visitor().CatchUpAsync<Tweet>("/api/explore", start);

        seen.ShouldContain(tweet => tweet.Id == question.Id);
        seen.ShouldNotContain(tweet => tweet.Id == reply.Id);
    }

    [Fact]
    public async Task Needs_a_tweet_that_is_there()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        var question = await ada.TweetAsync("never mind");
        await ada.DeleteAsync(question);

        (await bob.PostAsync("/api/tweets", new { text = "too late", replyTo = question.Id })).ShouldBeProblem(NotFound);
        (await bob.PostAsync("/api/tweets", new { text = "to nothing", replyTo = "1" })).ShouldBeProblem(NotFound);
        (await bob.PostAsync("/api/tweets", new { text = "to whom?", replyTo = "ada" })).ShouldBeProblem(BadRequest);
        (await bob.PostAsync("/api/tweets", new { text = "to whom?", replyTo = "" })).ShouldBeProblem(BadRequest);
        (await bob.PostAsync("/api/tweets", new { text = "to whom?", replyTo = 5 })).ShouldBeProblem(BadRequest);
        (await bob.MeAsync()).TweetsCount.ShouldBe(0);
    }

    [Fact]
    public async Task Is_checked_like_any_tweet()
    {
        var ada = await app.RegisterAsync();
        var question = await ada.TweetAsync("who?");

        (await ada.PostAsync("/api/tweets", new { text = " ", replyTo = question.Id })).ShouldBeProblem(UnprocessableEntity);
        (await ada.PostAsync("/api/tweets", new { text = new string('x', 281), replyTo = question.Id })).ShouldBeProblem(UnprocessableEntity);
        (await app.Visitor().PostAsync("/api/tweets", new { text = "me", replyTo = question.Id })).ShouldBeProblem(Unauthorized);
    }

    private async Task<Tweet> SeeAsync(Tweet tweet) => (await app.Visitor().GetAsync($"/api/tweets/{tweet.Id}")).Read<Tweet>();
}
