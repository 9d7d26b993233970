namespace MiniTwitter.Stories.Live;

[Collection(ClockedStories.Name)]
public class DisconnectingInTime(ClockedApp app)
{
    [Fact]
    public async Task Happens_when_a_stolen_refresh_cookie_revokes_the_session()
    {
        var person = await app.RegisterAsync();
        var thief = new Visitor(app.Address) { Cookie = person.Cookie };
        await using var live = await LiveConnection.OpenAsync(person);
        (await person.PostAsync("/api/auth/refresh")).ShouldBe(OK);
        app.Clock.Advance(TimeSpan.FromSeconds(11));

        (await thief.PostAsync("/api/auth/refresh")).ShouldBeProblem(Unauthorized);

        await live.ShouldCloseAsync();
    }

    [Fact]
    public async Task Happens_when_the_session_expires()
    {
        var person = await app.RegisterAsync();
        await using var live = await LiveConnection.OpenAsync(person);

        app.Clock.Advance(TimeSpan.FromDays(30));

        await live.ShouldCloseAsync();
    }

    [Fact]
    public async Task Does_not_happen_while_the_session_is_refreshed()
    {
        var person = await app.RegisterAsync();
        await using var live = await LiveConnection.OpenAsync(person);

        app.Clock.Advance(TimeSpan.FromMinutes(16));
        person.Token = (await person.PostAsync("/api/auth/refresh")).Read<Session>().AccessToken;

        await person.TweetAsync("still here");
        (await live.NextAsync()).Text.ShouldBe("still here");
    }

    [Fact]
    public async Task Leaves_thirty_seconds_to_use_a_ticket()
    {
        var person = await app.RegisterAsync();
        var early = (await person.PostAsync("/api/live/ticket")).Read<LiveTicket>().Ticket;
        var late = (await person.PostAsync("/api/live/ticket")).Read<LiveTicket>().Ticket;

        app.Clock.Advance(TimeSpan.FromSeconds(29));
        (await Doorbell.RingAsync(app.Address, $"access_token={early}")).ShouldBe(SwitchingProtocols);
        app.Clock.Advance(TimeSpan.FromSeconds(1));

        (await Doorbell.RingAsync(app.Address, $"access_token={late}")).ShouldBe(Unauthorized);
    }
}
