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
    [InlineData("https://a.example/Wave–particle_duality", "https://a.example/Wave–particle_duality", "https://a.example/Wave%E2%80%93particle_duality")]
    [InlineData("https://a.example/Schrödinger’s_cat.", "https://a.example/Schrödinger’s_cat", "https://a.example/Schr%C3%B6dinger%E2%80%99s_cat")]
    [InlineData("https://a.example/a·b・〇?½=2°#²", "https://a.example/a·b・〇?½=2°#²", "https://a.example/a%C2%B7b%E3%83%BB%E3%80%87?%C2%BD=2%C2%B0#%C2%B2")]
    [InlineData("https://a.example/👍\u200D👍", "https://a.example/👍\u200D👍", "https://a.example/%F0%9F%91%8D%E2%80%8D%F0%9F%91%8D")]
    [InlineData("https://a.example/《x》」。", "https://a.example/《x》", "https://a.example/%E3%80%8Ax%E3%80%8B")]
    [InlineData("「https://a.example/x、」", "https://a.example/x", "https://a.example/x")]
    [InlineData("https://a.example,b", "https://a.example", "https://a.example/")]
    [InlineData("*https://a.example_*", "https://a.example", "https://a.example/")]
    [InlineData("https://a.example– see", "https://a.example", "https://a.example/")]
    [InlineData("https://１.２.３.４/", "https://１.２.３.４/", "https://1.2.3.4/")]
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
    [InlineData("https://a,b.com/k")]
    [InlineData("https://1.2.3.4.5/")]
    [InlineData("https://1.2.3/")]
    [InlineData("https://1.2.3.256/")]
    [InlineData("https://0x7f.0.0.1/")]
    [InlineData("https://a.0x1/")]
    [InlineData("https://-a.example/")]
    [InlineData("https://a%2eb.example/")]
    public void Are_not_found(string text) => TweetFacets.Find(text).ShouldBeEmpty();

    [Theory]
    [InlineData("https://a.example,https://b.example", "https://a.example/", "https://b.example/")]
    [InlineData("https://a.example/x;http://b.example/y", "https://a.example/x", "http://b.example/y")]
    [InlineData("https://a.example/x、https://b.example/y。", "https://a.example/x", "https://b.example/y")]
    [InlineData("https://a.example https://b.example", "https://a.example/", "https://b.example/")]
    public void Are_two(string text, params string[] targets) => TweetFacets.Find(text).Select(link => link.Target).ShouldBe(targets);

    [Fact]
    public void Are_not_longer_than_a_browser_takes()
    {
        var path = new string('x', 2_100);

        TweetFacets.Find($"https://example.com/{path}").ShouldBeEmpty();
        TweetFacets.Find($"https://example.com/{path[..2_000]}").ShouldHaveSingleItem();
    }
}
