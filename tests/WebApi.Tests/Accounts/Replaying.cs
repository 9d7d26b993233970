namespace MiniTwitter.Stories.Accounts;

/// <summary>A refresh cookie that was used up comes back.</summary>
[Collection(ClockedStories.Name)]
public class Replaying(ClockedApp app)
{
    private const string Refresh = "/api/auth/refresh";

    [Fact]
    public async Task Within_ten_seconds_gets_the_current_session()
    {
        var person = await app.RegisterAsync();
        var slowTab = new Visitor(app.Address) { Cookie = person.Cookie };
        (await person.PostAsync(Refresh)).ShouldBe(OK);

        app.Clock.Advance(TimeSpan.FromSeconds(9.9));

        (await slowTab.PostAsync(Refresh)).ShouldBe(OK);
        slowTab.Cookie.ShouldBe(person.Cookie);
    }

    [Fact]
    public async Task Later_ends_the_session_for_the_thief_and_for_the_owner()
    {
        var person = await app.RegisterAsync();
        var thief = new Visitor(app.Address) { Cookie = person.Cookie };
        person.Token = (await person.PostAsync(Refresh)).Read<Session>().AccessToken;

        app.Clock.Advance(TimeSpan.FromSeconds(10.1));

        (await thief.PostAsync(Refresh)).ShouldBeProblem(Unauthorized);
        (await person.PostAsync(Refresh)).ShouldBeProblem(Unauthorized);
        (await person.GetAsync("/api/me")).ShouldBeProblem(Unauthorized);
    }

    [Fact]
    public async Task Leaves_other_sessions_of_the_person_alone()
    {
        var person = await app.RegisterAsync();
        var phone = await person.OnAnotherDeviceAsync();
        var thief = new Visitor(app.Address) { Cookie = person.Cookie };
        (await person.PostAsync(Refresh)).ShouldBe(OK);

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        (await thief.PostAsync(Refresh)).ShouldBeProblem(Unauthorized);

        (await phone.GetAsync("/api/me")).ShouldBe(OK);
        (await phone.PostAsync(Refresh)).ShouldBe(OK);
    }
}
