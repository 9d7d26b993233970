using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using MiniTwitter.Accounts;
using MiniTwitter.Limits;
using MiniTwitter.Problems;
using MiniTwitter.Users;

namespace MiniTwitter.Auth;

/// <summary>Registering, signing in and out.</summary>
internal static class AuthEndpoints
{
    public static void MapAuth(this RouteGroupBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("Auth").AllowAnonymous();
        auth.MapPost("/register", RegisterAsync).RequireRateLimiting(Limit.Register).AddEndpointFilter<NetworkLimit>().WithSummary("Register and sign in")
            .WithProblems(409, 422);
        auth.MapPost("/login", LoginAsync).RequireRateLimiting(Limit.Login).AddEndpointFilter<NetworkLimit>().WithSummary("Sign in")
            .WithProblems(401);
        auth.MapPost("/refresh", RefreshAsync).WithSummary("Get a new access token for the refresh cookie, which is rotated")
            .WithProblems(401);
        auth.MapPost("/logout", LogoutAsync).WithSummary("End this session")
            .WithProblems(401);
    }

    private static async Task<Results<Created<Session>, ProblemHttpResult>> RegisterAsync(
        RegisterBody body, Sessions sessions, SecurityLog log, IGrainFactory grains, HttpContext context)
    {
        UserAgent.DeviceOf(context.Request).Announce();
        var registered = await grains.GetIdentity().RegisterAsync(new Registration(body.Handle, body.DisplayName, body.Password, body.Email));
        if (!registered.Succeeded(out var grant, out _))
            return registered.ToProblem();
        log.Registered(context, grant);
        return TypedResults.Created($"/api/users/{grant.User.Handle}", await sessions.OpenAsync(context, grant));
    }

    private static async Task<Results<Ok<Session>, ProblemHttpResult>> LoginAsync(
        LoginBody body, Sessions sessions, SigningKey signingKey, SecurityLog log, IGrainFactory grains, HttpContext context)
    {
        // Here and not in a method that is awaited: what that sets in the context of calls would end with it.
        DeviceCookie.Announce(context.Request, await signingKey.Keys);
        UserAgent.DeviceOf(context.Request).Announce();
        var signedIn = await grains.GetIdentity().SignInAsync(body.Handle, body.Password);
        if (signedIn.Succeeded(out var grant, out _))
        {
            log.SignedIn(context, grant);
            return TypedResults.Ok(await sessions.OpenAsync(context, grant));
        }

        await log.SignInRefusedAsync(context, body.Handle, signedIn.Refusal);
        return signedIn.ToProblem();
    }

    private static async Task<Results<Ok<Session>, ProblemHttpResult>> RefreshAsync(
        Sessions sessions, KnownTokens tokens, SecurityLog log, IGrainFactory grains, HttpContext context)
    {
        if (await sessions.ReadCookieAsync(context.Request) is not { } token)
        {
            if (RefreshCookie.Read(context.Request) is not null)
                log.TokenRefused(context, "refresh token");
            return Problem.NotSignedIn();
        }

        var refreshed = await grains.GetAccount(token.User).RefreshAsync(token.Session, token.Generation);
        if (refreshed.Succeeded(out var grant, out _))
            return TypedResults.Ok(await sessions.OpenAsync(context, grant));
        // Ended before, or just now because an old token came back: its access tokens end with it.
        tokens.Forget(token.Session);
        log.RefreshRefused(context, token);
        RefreshCookie.Delete(context);
        return refreshed.ToProblem();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> LogoutAsync(
        Sessions sessions, KnownTokens tokens, SecurityLog log, IGrainFactory grains, HttpContext context)
    {
        // One session, unless somebody shows the token of one with the cookie of another: then both, or the cookie's would live on.
        var ended = new HashSet<(UserId User, SessionId Session)>();
        if (context.User.Identity is SignedIn caller)
            ended.Add((caller.User, caller.Session));
        if (await sessions.ReadCookieAsync(context.Request) is { } token)
            ended.Add((token.User, token.Session));
        if (ended.Count == 0)
            return Problem.NotSignedIn();
        foreach (var (user, session) in ended)
        {
            await grains.GetAccount(user).EndSessionAsync(session);
            tokens.Forget(session);
            log.SessionEnded(context, user, session);
        }

        RefreshCookie.Delete(context);
        return TypedResults.NoContent();
    }

    internal sealed record RegisterBody(
        [property: Description("1–15 letters, digits or _, unique without case.")] string? Handle,
        [property: Description("1–50 characters.")] string? DisplayName,
        [property: Description("8–256 characters, hard to guess.")] string? Password,
        [property: Description("Optional, at most 254 characters; never shown.")] string? Email = null);

    internal sealed record LoginBody(string? Handle, string? Password);
}
