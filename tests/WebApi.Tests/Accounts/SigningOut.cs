namespace MiniTwitter.Stories.Accounts;

public class SigningOut(App app)
{
    private const string Logout = "/api/auth/logout";

    [Fact]
    public async Task Ends_the_session_at_once()
    {
        var person = await app.RegisterAsync();
        var cookie = person.Cookie;

        (await person.PostAsync(Logout)).ShouldBe(NoContent);

        (await person.GetAsync("/api/me")).ShouldBeProblem(Unauthorized);
        (await person.PostAsync("/api/tweets", new { text = "still here?" })).ShouldBeProblem(Unauthorized);
        person.Cookie = cookie;
        (await person.PostAsync("/api/auth/refresh")).ShouldBeProblem(Unauthorized);
    }

    [Fact]
    public async Task Removes_the_cookie()
    {
        var person = await app.RegisterAsync();

        var removed = (await person.PostAsync(Logout)).SetCookie.ShouldNotBeNull();

        removed.Value.Length.ShouldBe(0);
        removed.Path.ShouldBe("/api/auth");
        removed.Expires.ShouldNotBeNull().ShouldBeLessThan(TimeProvider.System.GetUtcNow());
        person.Cookie.ShouldBeNull();
    }

    [Fact]
    public async Task Leaves_other_devices_signed_in()
    {
        var person = await app.RegisterAsync();
        var phone = await person.OnAnotherDeviceAsync();

        (await person.PostAsync(Logout)).ShouldBe(NoContent);

        (await phone.GetAsync("/api/me")).ShouldBe(OK);
        (await phone.PostAsync("/api/auth/refresh")).ShouldBe(OK);
    }

    [Fact]
    public async Task Works_with_the_cookie_alone()
    {
        var person = await app.RegisterAsync();
        var elsewhere = new Visitor(app.Address) { Cookie = person.Cookie };

        (await elsewhere.PostAsync(Logout)).ShouldBe(NoContent);

        (await person.GetAsync("/api/me")).ShouldBeProblem(Unauthorized);
    }

    [Fact]
    public async Task Ends_both_sessions_when_the_cookie_is_of_another()
    {
        var person = await app.RegisterAsync();
        var phone = await person.OnAnotherDeviceAsync();
        var mixed = new Visitor(app.Address) { Token = person.Token, Cookie = phone.Cookie };

        (await mixed.PostAsync(Logout)).ShouldBe(NoContent);

        (await person.GetAsync("/api/me")).ShouldBeProblem(Unauthorized);
        (await phone.PostAsync("/api/auth/refresh")).ShouldBeProblem(Unauthorized);
    }
}
