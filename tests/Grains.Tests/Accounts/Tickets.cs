namespace MiniTwitter.Accounts;

[Collection(AccountStories.Name)]
public class Tickets(AccountCluster cluster)
{
    [Fact]
    public async Task Stand_for_their_session_once()
    {
        var (account, grant) = await cluster.RegisterAsync();
        var ticket = (await account.IssueTicketAsync(grant.Session)).Value.ShouldNotBeNull();

        (await account.RedeemTicketAsync(ticket)).Value.ShouldBe(grant.Session);
        (await account.RedeemTicketAsync(ticket)).Refusal.ShouldBe(Refusal.TicketInvalid);
    }

    [Fact]
    public async Task Are_43_characters_that_need_no_escaping_in_an_address()
    {
        var (account, grant) = await cluster.RegisterAsync();

        var ticket = (await account.IssueTicketAsync(grant.Session)).Value.ShouldNotBeNull();

        ticket.Length.ShouldBe(43);
        Uri.EscapeDataString(ticket).ShouldBe(ticket);
    }

    [Fact]
    public async Task Last_thirty_seconds()
    {
        var (account, grant) = await cluster.RegisterAsync();
        var early = (await account.IssueTicketAsync(grant.Session)).Value!;
        var late = (await account.IssueTicketAsync(grant.Session)).Value!;

        cluster.Time.Advance(IAccountGrain.TicketTime - TimeSpan.FromMilliseconds(1));
        (await account.RedeemTicketAsync(early)).Refusal.ShouldBeNull();
        cluster.Time.Advance(TimeSpan.FromMilliseconds(1));
        (await account.RedeemTicketAsync(late)).Refusal.ShouldBe(Refusal.TicketInvalid);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("\0☃")]
    public async Task Cannot_be_guessed(string ticket)
    {
        var (account, _) = await cluster.RegisterAsync();

        (await account.RedeemTicketAsync(ticket)).Refusal.ShouldBe(Refusal.TicketInvalid);
    }

    [Fact]
    public async Task End_with_their_session()
    {
        var (account, grant) = await cluster.RegisterAsync();
        var ticket = (await account.IssueTicketAsync(grant.Session)).Value!;

        await account.EndSessionAsync(grant.Session);

        (await account.RedeemTicketAsync(ticket)).Refusal.ShouldBe(Refusal.TicketInvalid);
        (await account.IssueTicketAsync(grant.Session)).Refusal.ShouldBe(Refusal.SessionEnded);
    }

    [Fact]
    public async Task Are_twenty_at_most_and_the_oldest_gives_way()
    {
        var (account, grant) = await cluster.RegisterAsync();
        var tickets = new List<string>();
        for (var issued = 0; issued <= LiveTickets.MaxTickets; issued++)
            tickets.Add((await account.IssueTicketAsync(grant.Session)).Value!);

        (await account.RedeemTicketAsync(tickets[0])).Refusal.ShouldBe(Refusal.TicketInvalid);
        (await account.RedeemTicketAsync(tickets[1])).Refusal.ShouldBeNull();
    }
}
