using MiniTwitter.Tweets;

namespace MiniTwitter.Rules;

public class Links
{
    [Theory]
    [InlineData("https://example.com", "https://example.com", "https://example.com/")]
    [InlineData("HTTP://EXAMPLE.com/Ab?x=1#y", "HTTP://EXAMPLE.com/Ab?x=1#y", "http://example.com/Ab?x=1#y")]
    [InlineData("see https://example.com.", "https://example.com", "https://example.com/")]
    [InlineData("(https://example.com/x_(y))", "https://example.com/x_(y)", "https://example.com/x_(y)")]
    [InlineData("[https://example.com/a]!", "https://example.com/a", "https://example.com/a")]
    [InlineData("\"https://example.com/?q='a'\"", "https://example.com/?q='a", "https://example.com/?q='a")]
    [InlineData("<https://example.com>", "https://example.com", "https://example.com/")]
    [InlineData("https://example.com:8080/é", "https://example.com:8080/é", "https://example.com:8080/%C3%A9")]
    [InlineData("https://例え.jp/", "https://例え.jp/", "https://xn--r8jz45g.jp/")]
    [InlineData("見てhttps://example.comは便利", "https://example.com", "https://example.com/")]
    [InlineData("https://example.com。続き", "https://example.com", "https://example.com/")]
    [InlineData("https://example.com/@alice#tag", "https://example.com/@alice#tag", "https://example.com/@alice#tag")]
    [InlineData("https://example.com\u202Egpj.exe", "https://example.com", "https://example.com/")]
    [InlineData("http://192.0.2.1/", "http://192.0.2.1/", "http://192.0.2.1/")]
    public void Are_found(string text, string shown, string target)
    {
        var link = TweetFacets.Find(text).ShouldHaveSingleItem();

        link.Kind.ShouldBe(FacetKind.Link);
        text.Substring(link.Start, link.Length).ShouldBe(shown);
        link.Target.ShouldBe(target);
    }

    [Theory]
    [InlineData("example.com")]
    [InlineData("https://")]
    [InlineData("https://localhost/")]
    [InlineData("https://bank.example@evil.example/")]
    [InlineData("https://bank.example:pw@evil.example/")]
    [InlineData("https://@evil.example/")]
    [InlineData("https://a..b/")]
    [InlineData("https://a.b:99999/")]
    [InlineData("javascript://example.com/%0Aalert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("ftp://example.com/")]
    [InlineData("http:example.com")]
    [InlineData("xhttps://example.com/")]
    [InlineData("@https://example.com/")]
    [InlineData("#https://example.com/")]
    [InlineData("http://user@alice")]
    public void Are_not_found(string text) => TweetFacets.Find(text).ShouldBeEmpty();

    [Fact]
    public void Are_not_longer_than_a_browser_takes()
    {
        var path = new string('x', 2_100);

        TweetFacets.Find($"https://example.com/{path}").ShouldBeEmpty();
        TweetFacets.Find($"https://example.com/{path[..2_000]}").ShouldHaveSingleItem();
    }
}
