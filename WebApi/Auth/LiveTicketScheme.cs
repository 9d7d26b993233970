using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using MiniTwitter.Problems;

namespace MiniTwitter.Auth;

/// <summary>
/// How a live connection shows who it is: an access token in the header, or a ticket in the header or, because browsers
/// can't set headers there, in the address. An access token in an address is refused: addresses end up in logs.
/// </summary>
internal sealed class LiveTicketScheme(
    KnownTokens tokens, LiveTickets tickets, SecurityLog log, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "LiveTicket";

    private const int MaxLength = 1_024;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var token = AccessTokenScheme.Read(Request);
        if (token is { Length: > MaxLength })
            return AuthenticateResult.Fail("The access token is not valid.");
        var caller = token is not null ? await tokens.FindAsync(token) ?? await FindByTicketAsync(token) : await FindByTicketAsync(Request.Query["access_token"]);
        return caller is null ? AuthenticateResult.NoResult() : AuthenticateResult.Success(new AuthenticationTicket(caller.ToPrincipal(), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Request.Headers.Authorization.Count > 0 || Request.Query.ContainsKey("access_token"))
            log.TokenRefused(Context, "live ticket");
        return Problem.NotSignedIn().ExecuteAsync(Context);
    }

    private async Task<SignedIn?> FindByTicketAsync(string? ticket) =>
        ticket is { Length: <= MaxLength } ? await tickets.RedeemAsync(ticket, isNegotiation: HttpMethods.IsPost(Request.Method)) : null;
}
