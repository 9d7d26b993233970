namespace MiniTwitter.Stories.Tweets;

public class FacetsOfATweet(App app)
{
    [Fact]
    public async Task Are_its_mentions_hashtags_and_links()
    {
        (await FacetsAsync("hello @ada, see https://example.org/x?y=1. #Tag")).ShouldBe(
        [
            new Facet("mention", 6, 4, "ada"),
            new Facet("link", 16, 25, "https://example.org/x?y=1"),
            new Facet("hashtag", 43, 4, "Tag"),
        ]);
    }

    [Fact]
    public async Task Are_counted_in_utf16_code_units_as_javascript_does()
    {
        // The family is eleven code units, and é two before it becomes one.
        (await FacetsAsync("👨‍👩‍👧‍👦 e\u0301 @ada #日本")).ShouldBe(
        [
            new Facet("mention", 14, 4, "ada"),
            new Facet("hashtag", 19, 3, "日本"),
        ]);
    }

    [Theory]
    [InlineData("mail ada@example.org")]
    [InlineData("# #1 @ @@ @sixteen_letters_")]
    [InlineData("http:// https://localhost ftp://example.org example.org")]
    [InlineData("javascript://example.org/%0aalert(1)")]
    [InlineData("https://twitter.com@evil.example/login")]
    public async Task Are_none_where_it_only_looks_so(string text) => (await FacetsAsync(text)).ShouldBeEmpty();

    [Fact]
    public async Task Follow_an_edit()
    {
        var person = await app.RegisterAsync();
        var tweet = await person.TweetAsync("@ada");

        (await person.EditAsync(tweet, "now #ada")).Facets.ShouldBe([new Facet("hashtag", 4, 4, "ada")]);
    }

    private async Task<Facet[]> FacetsAsync(string text)
    {
        var tweet = await (await app.RegisterAsync()).TweetAsync(text);
        return tweet.Facets;
    }
}
