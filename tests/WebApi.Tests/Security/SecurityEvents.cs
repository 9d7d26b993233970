namespace MiniTwitter.Stories.Security;

/// <summary>The log category <c>MiniTwitter.Security</c>.</summary>
[Collection(ClockedStories.Name)]
public sealed class SecurityEvents : IDisposable
{
    private const string New = "another horse battery";
    private const string Wrong = "wrong horse\nbattery";
    private const string Typed = "my password\ninfo: forged";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ClockedApp _app;
    private readonly CollectedLog _log;

    public SecurityEvents(ClockedApp app)
    {
        _app = app;
        // What others have done is counted to its end.
        app.Clock.Advance(Minute);
        _log = new CollectedLog(app.Services, "MiniTwitter.Security");
    }

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Tell_who_registered_and_signed_in_and_which_sessions_ended()
    {
        var person = await _app.RegisterAsync();
        var phone = await person.OnAnotherDeviceAsync();
        var tablet = await person.OnAnotherDeviceAsync();
        var opened = _log.Events.ToArray();
        (await tablet.PostAsync("/api/auth/logout")).ShouldBe(NoContent);
        (await person.PostAsync("/api/auth/password", new { currentPassword = Person.Password, newPassword = New })).ShouldBe(NoContent);

        opened.Select(entry => entry.Name).ShouldBe(["Registered", "SignedIn", "SignedIn"]);
        _log.Events.Skip(3).Select(entry => entry.Name).ShouldBe(["SessionEnded", "PasswordChanged", "SessionEnded"]);
        _log.Events.ShouldAllBe(entry => entry["UserId"] == $"{person.User.Id}" && entry.IsFromHere);
        _log.Events.Select(entry => entry["SessionId"]).ShouldBe(
            [.. opened.Select(entry => entry["SessionId"]), opened[2]["SessionId"], opened[0]["SessionId"], opened[1]["SessionId"]]);
        ShouldHoldNoSecret(person, phone, tablet);
    }

    [Fact]
    public async Task Tell_of_a_session_that_gives_way_to_a_new_one()
    {
        var person = await _app.RegisterAsync();
        var first = _log.Events.ShouldHaveSingleItem();
        for (var device = 0; device < 10; device++)
            await person.OnAnotherDeviceAsync();

        var displaced = _log.Events.Where(entry => entry.Name == "SessionDisplaced").ShouldHaveSingleItem();
        (displaced["UserId"], displaced["SessionId"]).ShouldBe((first["UserId"], first["SessionId"]));
    }

    [Fact]
    public async Task Tell_of_wrong_passwords_and_whose_they_are()
    {
        var person = await _app.RegisterAsync();
        _log.Clear();

        (await SignInAsync(person.Handle, Wrong)).ShouldBe(Unauthorized);
        (await SignInAsync(Typed, Wrong)).ShouldBe(Unauthorized);
        (await person.PostAsync("/api/auth/password", new { currentPassword = Wrong, newPassword = New })).ShouldBe(Unauthorized);

        _log.Events.Select(entry => entry.Name).ShouldBe(["SignInFailed", "SignInFailed", "SignInFailed"]);
        _log.Events.Select(entry => entry["UserId"]).ShouldBe([$"{person.User.Id}", null, $"{person.User.Id}"]);
        _log.Events.Count(entry => entry["SessionId"] is not null).ShouldBe(1);
        _log.Events.ShouldAllBe(entry => entry.IsFromHere);
        ShouldHoldNoSecret(person);
    }

    [Fact]
    public async Task Tell_of_an_account_that_takes_no_more_passwords()
    {
        var person = await _app.RegisterAsync();
        for (var attempt = 0; attempt < 10; attempt++)
            await SignInAsync(person.Handle, Wrong);
        _log.Clear();

        (await SignInAsync(person.Handle, Person.Password)).ShouldBe(TooManyRequests);

        var limited = _log.Events.ShouldHaveSingleItem();
        (limited.Name, limited["UserId"]).ShouldBe(("SignInLimited", $"{person.User.Id}"));
        ShouldHoldNoSecret(person);
    }

    [Fact]
    public async Task Tell_of_a_refresh_token_that_comes_back()
    {
        var person = await _app.RegisterAsync();
        var used = person.Cookie;
        (await person.PostAsync("/api/auth/refresh")).ShouldBe(OK);
        _app.Clock.Advance(Minute);
        _log.Clear();

        person.Cookie = used;
        (await person.PostAsync("/api/auth/refresh")).ShouldBe(Unauthorized);

        _log.Events.Select(entry => entry.Name).ShouldBe(["TokenReplayed", "RefreshRefused"]);
        _log.Events.ShouldAllBe(entry => entry["UserId"] == $"{person.User.Id}");
        _log.Events[1].IsFromHere.ShouldBeTrue();
        ShouldHoldNoSecret(person);
    }

    [Fact]
    public async Task Tell_of_forged_tokens_and_pages_of_other_sites()
    {
        var visitor = _app.Visitor();
        visitor.Token = "forged.access.token";
        (await visitor.GetAsync("/api/me")).ShouldBe(Unauthorized);
        visitor.Token = null;
        (await visitor.PostAsync("/hubs/timeline/negotiate?negotiateVersion=1&access_token=forged.live.ticket")).ShouldBe(Unauthorized);
        visitor.Cookie = "minitwitter-refresh=forged-refresh-token";
        (await visitor.PostAsync("/api/auth/refresh")).ShouldBe(Unauthorized);
        var foreign = new HttpRequestMessage(HttpMethod.Post, "/api/auth/refresh") { Headers = { { "Origin", "https://evil.example" } } };
        (await visitor.SendAsync(foreign)).ShouldBe(Forbidden);
        (await _app.Visitor().GetAsync("/api/me")).ShouldBe(Unauthorized);

        _log.Events.Select(entry => entry.Name).ShouldBe(["TokenRefused", "TokenRefused", "TokenRefused", "OriginRefused"]);
        _log.Events.Take(3).Select(entry => entry["Kind"]).ShouldBe(["access token", "live ticket", "refresh token"]);
        _log.Events.ShouldAllBe(entry => entry.IsFromHere);
        _log.Text.ShouldNotContain("forged");
        _log.Text.ShouldNotContain("evil");
    }

    [Fact]
    public async Task Are_not_flooded()
    {
        var visitor = _app.Visitor();
        visitor.Token = "forged";

        await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => visitor.GetAsync("/api/me")));
        await Task.WhenAll(Enumerable.Range(0, 70).Select(number => SignInAsync($"nobody_{number}", Wrong)));
        _log.Events.Count(entry => entry.Name == "TokenRefused").ShouldBe(60);
        _log.Events.Count(entry => entry.Name == "SignInFailed").ShouldBe(60);
        _log.Clear();
        _app.Clock.Advance(Minute);

        _log.Events.Select(entry => (entry.Name, entry["Kind"], entry["Count"])).ShouldBe(
            [("LeftOut", "TokenRefused", "240"), ("LeftOut", "SignInFailed", "10")], ignoreOrder: true);
        await visitor.GetAsync("/api/me");
        _log.Events.Count(entry => entry.Name == "TokenRefused").ShouldBe(1);
    }

    private void ShouldHoldNoSecret(params Person[] people)
    {
        string?[] secrets =
        [
            Person.Password, New, "wrong horse", "my password",
            .. people.SelectMany(person => new[] { person.Token, person.Cookie?.Split('=')[1], person.Handle }),
        ];
        foreach (var secret in secrets.OfType<string>())
            _log.Text.ShouldNotContain(secret);
        _log.Events.ShouldAllBe(entry => !entry.Message.Contains('\n'));
    }

    private Task<Answer> SignInAsync(string handle, string password) => _app.Visitor().PostAsync("/api/auth/login", new { handle, password });
}
