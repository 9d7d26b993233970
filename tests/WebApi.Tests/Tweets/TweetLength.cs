namespace MiniTwitter.Stories.Tweets;

/// <summary>280, as a person counts.</summary>
public class TweetLength(App app)
{
    private const int Longest = 280;
    private const int Link = 23;

    [Theory]
    [InlineData("x")]
    [InlineData("日")]
    [InlineData("👍🏽")]
    [InlineData("👩‍🚀")]
    [InlineData("🇩🇪")]
    [InlineData("e\u0301")]
    [InlineData("ᄀ\u1161\u11A8")]
    [InlineData("क्षि")]
    public async Task Counts_what_a_person_sees_as_one(string character)
    {
        var text = Repeat(character, Longest);

        (await PostAsync(text)).Read<Tweet>(Created).Text.ShouldBe(text.Normalize());
        (await PostAsync(text + "x")).ShouldBeProblem(UnprocessableEntity, "tweet-too-long");
    }

    [Theory]
    [InlineData("https://a.bc")]
    [InlineData("https://example.org/a/very/long/path/that/is/longer/than/twenty-three/characters?and=a&query=too#and-fragment")]
    public async Task Counts_a_link_as_23(string link)
    {
        var text = Repeat("x", Longest - Link - 1) + " " + link;

        (await PostAsync(text)).ShouldBe(Created);
        (await PostAsync("x" + text)).ShouldBeProblem(UnprocessableEntity, "tweet-too-long");
    }

    [Fact]
    public async Task Does_not_count_the_spaces_around()
    {
        var text = Repeat("x", Longest);

        (await PostAsync($"  \n{text}\n  ")).Read<Tweet>(Created).Text.ShouldBe(text);
    }

    [Theory]
    [InlineData("x", 60_000)]
    [InlineData("\u0301", 9_000)]
    [InlineData("👨‍👩‍👧‍👦", 900)]
    [InlineData("https://a.bc ", 4_000)]
    public async Task Refuses_a_huge_text_quickly(string piece, int times)
    {
        var person = await app.RegisterAsync();
        var start = TimeProvider.System.GetTimestamp();

        (await person.PostAsync("/api/tweets", new { text = "a" + Repeat(piece, times) })).ShouldBeProblem(UnprocessableEntity);

        TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private async Task<Answer> PostAsync(string text) => await (await app.RegisterAsync()).PostAsync("/api/tweets", new { text });

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
