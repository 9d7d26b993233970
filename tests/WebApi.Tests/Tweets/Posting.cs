namespace MiniTwitter.Stories.Tweets;

public class Posting(App app)
{
    [Fact]
    public async Task Answers_the_tweet_and_where_it_is()
    {
        var person = await app.RegisterAsync();

        var answer = await person.PostAsync("/api/tweets", new { text = "hello, world" });

        var tweet = answer.Read<Tweet>(Created);
        tweet.Text.ShouldBe("hello, world");
        tweet.Author.ShouldBe(new Author(person.User.Id, person.Handle, person.User.DisplayName, null));
        tweet.Facets.ShouldBeEmpty();
        tweet.EditedAt.ShouldBeNull();
        (tweet.CreatedAt - person.User.CreatedAt).ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromMinutes(1));
        var location = new Uri(app.Address, answer.Headers.Location.ShouldNotBeNull());
        location.ShouldBe(new Uri(app.Address, $"/api/tweets/{tweet.Id}"));
        (await app.Visitor().GetAsync(location.AbsolutePath)).Body.ShouldBe(answer.Body);
    }

    [Fact]
    public async Task Shows_in_the_authors_own_pages_at_once()
    {
        var person = await app.RegisterAsync();

        var tweet = await person.TweetAsync("mine");

        (await person.TimelineTextsAsync()).ShouldBe(["mine"]);
        (await person.GetAsync($"/api/users/{person.Handle}/tweets")).Read<Page<Tweet>>().Items.Select(item => item.Id).ShouldBe([tweet.Id]);
        (await person.MeAsync()).TweetsCount.ShouldBe(1);
    }

    [Fact]
    public async Task Gives_ascending_ids()
    {
        var person = await app.RegisterAsync();

        var ids = new List<long>();
        for (var i = 0; i < 5; i++)
            ids.Add(Ids.Order((await person.TweetAsync($"{i}")).Id));

        ids.ShouldBe(ids.Order().Distinct());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\n\n")]
    [InlineData("\u3000")]
    [InlineData("\u200B\u200D\uFE0F")]
    [InlineData("\u202E")]
    public async Task Refuses_a_text_of_nothing(string text) => (await PostAsync(text)).ShouldBeProblem(UnprocessableEntity, "tweet-empty");

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\u001Bb")]
    [InlineData("a\u007Fb")]
    [InlineData("a\u0085b")]
    public async Task Refuses_control_characters(string text) => (await PostAsync(text)).ShouldBeProblem(UnprocessableEntity);

    [Theory]
    [InlineData(@"\ud800")]
    [InlineData(@"\udc00")]
    [InlineData(@"half \ud83d of an emoji")]
    [InlineData(@"\ude00\ud83d")]
    public async Task Refuses_half_a_surrogate_pair(string escaped)
    {
        var person = await app.RegisterAsync();

        var answer = await person.SendJsonAsync(HttpMethod.Post, "/api/tweets", $$"""{"text":"{{escaped}}"}""");

        answer.ShouldBeProblem(UnprocessableEntity);
    }

    [Fact]
    public async Task Needs_a_text()
    {
        var person = await app.RegisterAsync();

        foreach (var body in (string[])["{}", """{"text":null}"""])
            (await person.SendJsonAsync(HttpMethod.Post, "/api/tweets", body)).Status.ShouldBeOneOf(BadRequest, UnprocessableEntity);
    }

    private async Task<Answer> PostAsync(string text) => await (await app.RegisterAsync()).PostAsync("/api/tweets", new { text });
}
