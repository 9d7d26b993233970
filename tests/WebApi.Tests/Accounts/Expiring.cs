namespace MiniTwitter.Stories.Accounts;

[Collection(ClockedStories.Name)]
public class Expiring(ClockedApp app)
{
    [Fact]
    public async Task Happens_to_an_access_token_exactly_when_it_says_so()
    {
        var person = await app.RegisterAsync();
        var left = person.Session.ExpiresAt - app.Clock.GetUtcNow();
        left.ShouldBeInRange(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15));

        app.Clock.Advance(left - TimeSpan.FromSeconds(1));
        (await person.GetAsync("/api/me")).ShouldBe(OK);
        app.Clock.Advance(TimeSpan.FromSeconds(1));

        (await person.GetAsync("/api/me")).ShouldBeProblem(Unauthorized);
        (await person.PostAsync("/api/tweets", new { text = "too late" })).ShouldBeProblem(Unauthorized);
    }

    [Fact]
    public async Task Is_put_off_by_refreshing()
    {
        var person = await app.RegisterAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(20));

        person.Token = (await person.PostAsync("/api/auth/refresh")).Read<Session>().AccessToken;

        (await person.GetAsync("/api/me")).ShouldBe(OK);
    }

    [Fact]
    public async Task Happens_to_every_session_ninety_days_after_its_sign_in()
    {
        var person = await app.RegisterAsync();
        for (var days = 0; days < 80; days += 20)
        {
            app.Clock.Advance(TimeSpan.FromDays(20));
            (await person.PostAsync("/api/auth/refresh")).ShouldBe(OK);
        }

        app.Clock.Advance(TimeSpan.FromDays(10));

        (await person.PostAsync("/api/auth/refresh")).ShouldBeProblem(Unauthorized, "session-ended");
    }

    [Fact]
    public async Task Happens_to_a_session_that_nobody_refreshes_for_thirty_days()
    {
        var person = await app.RegisterAsync();
        var lively = await app.RegisterAsync();
        app.Clock.Advance(TimeSpan.FromDays(29));
        (await lively.PostAsync("/api/auth/refresh")).ShouldBe(OK);

        app.Clock.Advance(TimeSpan.FromDays(1));

        (await person.PostAsync("/api/auth/refresh")).ShouldBeProblem(Unauthorized);
        (await lively.PostAsync("/api/auth/refresh")).ShouldBe(OK);
    }
}
