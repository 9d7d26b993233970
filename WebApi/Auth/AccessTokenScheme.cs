using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using MiniTwitter.Problems;

namespace MiniTwitter.Auth;

/// <summary><c>Authorization: Bearer</c> with an access token.</summary>
internal sealed class AccessTokenScheme(
    KnownTokens tokens, SecurityLog log, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "Bearer";

    private const string Prefix = "Bearer ";

    // The largest token this service makes is a third of it.
    private const int MaxLength = 1_024;

    /// <summary>What the Authorization header holds behind the word Bearer; null when there is none.</summary>
    public static string? Read(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? header[Prefix.Length..].Trim()
            : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.Count == 0)
            return AuthenticateResult.NoResult();
        if (Read(Request) is not { Length: <= MaxLength } token || await tokens.FindAsync(token) is not { } caller)
            return AuthenticateResult.Fail("The access token is not valid.");
        return AuthenticateResult.Success(new AuthenticationTicket(caller.ToPrincipal(), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Request.Headers.Authorization.Count > 0)
            log.TokenRefused(Context, "access token");
        Response.Headers.WWWAuthenticate = Name;
        return Problem.NotSignedIn().ExecuteAsync(Context);
    }
}
