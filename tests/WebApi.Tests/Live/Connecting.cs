using System.Net;

namespace MiniTwitter.Stories.Live;

public class Connecting(App app)
{
    [Fact]
    public async Task Works_with_the_authorization_header()
    {
        var person = await app.RegisterAsync();

        await using var live = await LiveConnection.OpenAsync(person);

        live.IsOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task Works_with_a_ticket_in_the_address_once()
    {
        var person = await app.RegisterAsync();
        var ticket = await TicketAsync(person);

        await using var live = await LiveConnection.OpenWithTicketAsync(app.Address, ticket);

        await person.TweetAsync("hello");
        (await live.NextAsync()).Text.ShouldBe("hello");
        (await RingAsync($"access_token={ticket}")).ShouldBe(Unauthorized);
    }

    [Fact]
    public async Task Works_with_a_ticket_for_clients_that_negotiate_first()
    {
        var person = await app.RegisterAsync();
        var ticket = await TicketAsync(person);

        await using var live = await LiveConnection.NegotiateWithTicketAsync(app.Address, ticket);

        await person.TweetAsync("hello");
        (await live.NextAsync()).Text.ShouldBe("hello");
        (await RingAsync($"access_token={ticket}")).ShouldBe(Unauthorized);
    }

    [Fact]
    public async Task Uses_up_a_negotiated_ticket_for_one_of_those_who_race_with_it()
    {
        var ticket = await TicketAsync(await app.RegisterAsync());
        var negotiator = app.Visitor();
        negotiator.Token = ticket;
        (await negotiator.PostAsync("/hubs/timeline/negotiate?negotiateVersion=1")).ShouldBe(OK);

        var statuses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RingAsync($"access_token={ticket}")));

        statuses.Count(status => status == SwitchingProtocols).ShouldBe(1);
        (await negotiator.PostAsync("/hubs/timeline/negotiate?negotiateVersion=1")).ShouldBe(Unauthorized);
    }

    [Fact]
    public async Task Uses_up_a_ticket_for_one_of_those_who_race_with_it()
    {
        var ticket = await TicketAsync(await app.RegisterAsync());

        var statuses = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => RingAsync($"access_token={ticket}")));

        statuses.Count(status => status == SwitchingProtocols).ShouldBe(1);
        statuses.Count(status => status == Unauthorized).ShouldBe(4);
    }

    [Fact]
    public async Task Is_refused_to_strangers()
    {
        (await RingAsync()).ShouldBe(Unauthorized);
        (await Doorbell.RingAsync(app.Address, token: "nonsense")).ShouldBe(Unauthorized);
        (await app.Visitor().PostAsync("/hubs/timeline/negotiate?negotiateVersion=1")).ShouldBe(Unauthorized);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("%00")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Is_refused_with_a_ticket_that_nobody_gave_out(string ticket) => (await RingAsync($"access_token={ticket}")).ShouldBe(Unauthorized);

    [Fact]
    public async Task Is_refused_with_an_access_token_in_the_address()
    {
        var person = await app.RegisterAsync();

        (await RingAsync($"access_token={person.Token}")).ShouldBe(Unauthorized);
    }

    [Fact]
    public async Task Is_refused_with_the_ticket_of_a_session_that_ended()
    {
        var person = await app.RegisterAsync();
        var ticket = await TicketAsync(person);

        await person.PostAsync("/api/auth/logout");

        (await RingAsync($"access_token={ticket}")).ShouldBe(Unauthorized);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://127.0.0.1.evil.example")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("null")]
    public async Task Is_refused_to_pages_of_other_origins(string origin)
    {
        var person = await app.RegisterAsync();

        (await Doorbell.RingAsync(app.Address, token: person.Token, origin: origin)).ShouldBe(Forbidden);
        (await Doorbell.RingAsync(app.Address, $"access_token={await TicketAsync(person)}", origin: origin)).ShouldBe(Forbidden);
    }

    [Fact]
    public async Task Works_from_the_servers_own_pages()
    {
        var person = await app.RegisterAsync();

        (await Doorbell.RingAsync(app.Address, token: person.Token, origin: app.Address.GetLeftPart(UriPartial.Authority))).ShouldBe(SwitchingProtocols);
    }

    private Task<HttpStatusCode> RingAsync(string query = "") => Doorbell.RingAsync(app.Address, query);

    private static async Task<string> TicketAsync(Person person) => (await person.PostAsync("/api/live/ticket")).Read<LiveTicket>().Ticket;
}
