namespace MiniTwitter.Stories.Operations;

public class Metrics(Metrics.MeteredApp app) : IClassFixture<Metrics.MeteredApp>
{
    [Fact]
    public async Task Are_shown_where_configured_and_name_nobody()
    {
        var person = await app.RegisterAsync();
        await person.TweetAsync("something secret");

        var answer = await app.Visitor().GetAsync("/metrics");

        answer.ShouldBe(OK);
        answer.Body.ShouldContain("# TYPE");
        answer.Body.ShouldNotContain(person.Handle);
        answer.Body.ShouldNotContain(person.User.Id);
        answer.Body.ShouldNotContain("secret");
    }

    public sealed class MeteredApp : App
    {
        protected override IEnumerable<(string Key, string Value)> Settings => [.. base.Settings, ("MiniTwitter:Metrics", "true")];
    }
}
