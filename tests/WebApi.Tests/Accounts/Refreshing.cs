namespace MiniTwitter.Stories.Accounts;

public class Refreshing(App app)
{
    private const string Refresh = "/api/auth/refresh";

    [Fact]
    public async Task Answers_a_new_token_and_a_new_cookie()
    {
        var person = await app.RegisterAsync();
        var first = person.Cookie;

        var session = (await person.PostAsync(Refresh)).Read<Session>();

        session.User.ShouldBe(person.User);
        person.Cookie.ShouldNotBe(first);
        person.Token = session.AccessToken;
        (await person.GetAsync("/api/me")).ShouldBe(OK);
    }

    [Fact]
    public async Task Goes_on_and_on()
    {
        var person = await app.RegisterAsync();
        var cookies = new HashSet<string?> { person.Cookie };

        for (var times = 0; times < 5; times++)
        {
            (await person.PostAsync(Refresh)).ShouldBe(OK);
            cookies.Add(person.Cookie).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Needs_no_access_token()
    {
        var person = await app.RegisterAsync();
        person.Token = null;
        (await person.PostAsync(Refresh)).ShouldBe(OK);

        person.Token = "expired.or.worse";
        (await person.PostAsync(Refresh)).ShouldBe(OK);
    }

    [Fact]
    public async Task Gives_two_tabs_that_race_the_same_session()
    {
        var person = await app.RegisterAsync();
        var tabs = Enumerable.Range(0, 4).Select(_ => new Visitor(app.Address) { Cookie = person.Cookie }).ToArray();

        var answers = await Task.WhenAll(tabs.Select(tab => tab.PostAsync(Refresh)));

        answers.ShouldAllBe(answer => answer.Status == OK);
        tabs.Select(tab => tab.Cookie).Distinct().ShouldHaveSingleItem().ShouldNotBe(person.Cookie);
        (await tabs[0].PostAsync(Refresh)).ShouldBe(OK);
    }

    [Fact]
    public async Task Is_refused_without_a_cookie()
    {
        var answer = await app.Visitor().PostAsync(Refresh);

        answer.ShouldBeProblem(Unauthorized);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("a.b.c")]
    [InlineData("%00")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Is_refused_with_a_cookie_that_the_server_did_not_make(string value)
    {
        var person = await app.RegisterAsync();
        person.Cookie = $"{NameOf(person.Cookie)}={value}";

        (await person.PostAsync(Refresh)).ShouldBeProblem(Unauthorized);
    }

    [Fact]
    public async Task Is_refused_when_any_part_of_the_cookie_was_changed()
    {
        var person = await app.RegisterAsync();
        var genuine = person.Cookie!;
        var start = NameOf(genuine).Length + 1;

        for (var at = start; at < genuine.Length; at += 5)
        {
            // Two steps on: the last character of base64url may carry bits that mean nothing.
            person.Cookie = genuine[..at] + (genuine[at] is 'A' or '1' ? 'Q' : genuine[at] == '.' ? '-' : genuine[at] is >= '0' and <= '9' ? '1' : 'A') + genuine[(at + 1)..];
            (await person.PostAsync(Refresh)).ShouldBeProblem(Unauthorized);
        }
        person.Cookie = genuine;
        (await person.PostAsync(Refresh)).ShouldBe(OK);
    }

    [Fact]
    public async Task Is_refused_with_an_access_token_in_the_cookie()
    {
        var person = await app.RegisterAsync();
        person.Cookie = $"{NameOf(person.Cookie)}={person.Token}";

        (await person.PostAsync(Refresh)).ShouldBeProblem(Unauthorized);
    }

    private static string NameOf(string? cookie) => cookie.ShouldNotBeNull()[..cookie!.IndexOf('=', StringComparison.Ordinal)];
}
