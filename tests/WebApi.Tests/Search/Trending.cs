namespace MiniTwitter.Stories.Search;

[Collection(ClockedStories.Name)]
public class Trending(ClockedApp app)
{
    [Fact]
    public async Task Needs_more_people_than_one_and_ends_after_a_day()
    {
        Later(TimeSpan.FromDays(8));
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        for (var number = 0; number < 3; number++)
            await ada.TweetAsync($"{number} #alone #Together");
        await bob.TweetAsync("#together and #other");
        await ada.TweetAsync("#other #OTHER");
        await bob.TweetAsync("#third");
        await (await app.RegisterAsync()).TweetAsync("#third");
        await ada.TweetAsync("#third");

        Later(TimeSpan.FromMinutes(2));
        (await TrendsAsync()).ShouldBe([new Trend("third", 3, 3), new Trend("together", 4, 2), new Trend("other", 2, 2)]);
        (await SuggestAsync("#t")).ShouldBe([new UsedHashtag("together", 4), new UsedHashtag("third", 3)]);
        (await SuggestAsync("T", "&limit=1")).ShouldBe([new UsedHashtag("together", 4)]);
        (await SuggestAsync("al")).ShouldBe([new UsedHashtag("alone", 3)]);

        Later(TimeSpan.FromDays(2));
        (await TrendsAsync()).ShouldBeEmpty();
        (await SuggestAsync("al")).ShouldBe([new UsedHashtag("alone", 3)]);
        Later(TimeSpan.FromDays(6));
        (await SuggestAsync("al")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("?q=%23")]
    [InlineData("?q=123456789012345678901234567890123456789012345678901")]
    public async Task Refuses_hashtags_that_cannot_be_looked_for(string query) =>
        (await app.Visitor().GetAsync($"/api/search/hashtags{query}")).ShouldBeProblem(UnprocessableEntity, "invalid").Errors.ShouldNotBeNull().Keys.ShouldBe(["q"]);

    [Fact]
    public async Task Refuses_a_bad_limit() =>
        (await app.Visitor().GetAsync("/api/search/hashtags?q=a&limit=101")).ShouldBeProblem(BadRequest, "bad-page");

    private void Later(TimeSpan time) => app.Clock.Advance(time);

    private async Task<Trend[]> TrendsAsync() => (await app.Visitor().GetAsync("/api/trends")).Read<Trends>().Items;

    private async Task<UsedHashtag[]> SuggestAsync(string text, string more = "") =>
        (await app.Visitor().GetAsync($"/api/search/hashtags?q={Uri.EscapeDataString(text)}{more}")).Read<UsedHashtags>().Items;
}
