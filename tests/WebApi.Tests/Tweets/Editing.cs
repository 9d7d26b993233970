namespace MiniTwitter.Stories.Tweets;

public class Editing(App app)
{
    [Fact]
    public async Task Replaces_the_text_and_says_when()
    {
        var person = await app.RegisterAsync();
        var tweet = await person.TweetAsync("frist");

        var edited = await person.EditAsync(tweet, " first ");

        edited.Text.ShouldBe("first");
        edited.EditedAt.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(tweet.CreatedAt);
        edited.ShouldBe(tweet with { Text = "first", EditedAt = edited.EditedAt, Facets = edited.Facets });
        (await app.Visitor().GetAsync($"/api/tweets/{tweet.Id}")).Read<Tweet>().Text.ShouldBe("first");
        (await person.TimelineTextsAsync()).ShouldBe(["first"]);
    }

    [Fact]
    public async Task Keeps_every_version_in_the_history()
    {
        var person = await app.RegisterAsync();
        var tweet = await person.TweetAsync("one");
        (await HistoryAsync(tweet)).Select(version => version.Text).ShouldBe(["one"]);

        var second = await person.EditAsync(tweet, "two");
        var third = await person.EditAsync(tweet, "three");

        var history = await HistoryAsync(tweet);
        history.Select(version => version.Text).ShouldBe(["one", "two", "three"]);
        history.Select(version => version.At).ShouldBe([tweet.CreatedAt, second.EditedAt!.Value, third.EditedAt!.Value]);
    }

    [Theory]
    [InlineData("", "tweet-empty")]
    [InlineData("a\0b", null)]
    public async Task Keeps_the_rules_of_posting(string text, string? reason)
    {
        var person = await app.RegisterAsync();
        var tweet = await person.TweetAsync("fine");

        (await person.PatchAsync($"/api/tweets/{tweet.Id}", new { text })).ShouldBeProblem(UnprocessableEntity, reason);
        (await person.PatchAsync($"/api/tweets/{tweet.Id}", new { text = new string('x', 281) })).ShouldBeProblem(UnprocessableEntity, "tweet-too-long");

        (await HistoryAsync(tweet)).ShouldHaveSingleItem().Text.ShouldBe("fine");
    }

    [Fact]
    public async Task Is_for_the_author_only()
    {
        var (author, other) = (await app.RegisterAsync(), await app.RegisterAsync());
        var tweet = await author.TweetAsync("mine");

        (await other.PatchAsync($"/api/tweets/{tweet.Id}", new { text = "yours" })).ShouldBeProblem(Forbidden);

        (await author.GetAsync($"/api/tweets/{tweet.Id}")).Read<Tweet>().Text.ShouldBe("mine");
    }

    [Fact]
    public async Task Needs_a_tweet_that_is_there()
    {
        var person = await app.RegisterAsync();
        var deleted = await person.TweetAsync("gone");
        await person.DeleteAsync(deleted);

        (await person.PatchAsync($"/api/tweets/{deleted.Id}", new { text = "back" })).ShouldBeProblem(NotFound);
        (await person.PatchAsync("/api/tweets/1", new { text = "back" })).ShouldBeProblem(NotFound);
    }

    private async Task<TweetVersion[]> HistoryAsync(Tweet tweet) =>
        (await app.Visitor().GetAsync($"/api/tweets/{tweet.Id}/history")).Read<History>().Items;
}
