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

    [Fact]
    public async Task To_the_same_text_changes_nothing()
    {
        var person = await app.RegisterAsync();
        var tweet = await person.TweetAsync("caf\u00E9");
        var edited = await person.EditAsync(tweet, "tea");

        (await person.EditAsync(tweet, " tea\n")).EditedAt.ShouldBe(edited.EditedAt);
        (await person.EditAsync(await person.TweetAsync("caf\u00E9"), "cafe\u0301")).EditedAt.ShouldBeNull("it is the same once normalised");
        (await person.PatchAsync($"/api/tweets/{tweet.Id}", new { text = "tea" }, "a-key")).Read<Tweet>().EditedAt.ShouldBe(edited.EditedAt);

        (await HistoryAsync(tweet)).Select(version => version.Text).ShouldBe(["caf\u00E9", "tea"]);
    }

    [Fact]
    public async Task Ends_at_100_versions_which_are_read_in_pages()
    {
        var person = await app.RegisterAsync();
        var tweet = await person.TweetAsync("1");
        for (var version = 2; version <= 100; version++)
            await person.EditAsync(tweet, $"{version}");

        (await person.PatchAsync($"/api/tweets/{tweet.Id}", new { text = "101" })).ShouldBeProblem(UnprocessableEntity, "too-many-edits");

        (await person.EditAsync(tweet, "100")).Text.ShouldBe("100", "nothing changes");
        var texts = Enumerable.Range(1, 100).Select(version => $"{version}").ToArray();
        var path = $"/api/tweets/{tweet.Id}/history";
        var all = (await app.Visitor().GetAsync(path)).Read<History>();
        all.Items.Select(version => version.Text).ShouldBe(texts);
        all.Before.ShouldBeNull();
        var first = (await app.Visitor().GetAsync($"{path}?limit=60")).Read<History>();
        first.Items.Select(version => version.Text).ShouldBe(texts[40..]);
        var second = (await app.Visitor().GetAsync($"{path}?limit=60&before={first.Before}")).Read<History>();
        second.Items.Select(version => version.Text).ShouldBe(texts[..40]);
        second.Before.ShouldBeNull();
        (await app.Visitor().GetAsync($"{path}?after=x")).ShouldBeProblem(BadRequest, "bad-cursor");
        (await app.Visitor().GetAsync($"{path}?before=x")).ShouldBeProblem(BadRequest, "bad-cursor");
    }

    [Fact]
    public async Task Keeps_a_history_whose_pages_are_bounded_in_bytes()
    {
        var person = await app.RegisterAsync();
        string Version(int number) => $"{number} https://a.bc/{new string('\u0436', 1_000)} https://a.bc/{new string('\u0436', 1_000)}";
        var tweet = await person.TweetAsync(Version(0));
        for (var version = 1; version < 80; version++)
            await person.EditAsync(tweet, Version(version));

        var (texts, before) = (new List<string>(), "");
        do
        {
            var answer = await app.Visitor().GetAsync($"/api/tweets/{tweet.Id}/history{before}");
            System.Text.Encoding.UTF8.GetByteCount(answer.Body).ShouldBeLessThanOrEqualTo(256 * 1024 + 1_024);
            var page = answer.Read<History>();
            texts.InsertRange(0, page.Items.Select(version => version.Text));
            before = page.Before is null ? null : $"?before={page.Before}";
        }
        while (before is not null);

        texts.ShouldBe(Enumerable.Range(0, 80).Select(Version));
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
