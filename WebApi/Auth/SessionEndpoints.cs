using System.Collections.Immutable;
using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using MiniTwitter.Accounts;
using MiniTwitter.Limits;
using MiniTwitter.Problems;

namespace MiniTwitter.Auth;

/// <summary>A signed-in person's own sessions and password.</summary>
internal static class SessionEndpoints
{
    public static void MapSessions(this RouteGroupBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("Auth");
        auth.MapGet("/sessions", ListAsync).WithSummary("Where you are signed in, the session used last first");
        auth.MapDelete("/sessions/{id}", EndAsync).WithSummary("Sign out elsewhere").WithProblems(400);
        auth.MapPost("/password", ChangePasswordAsync).RequireRateLimiting(Limit.Login)
            .WithSummary("Change the password, which ends all other sessions").WithProblems(422);
    }

    private static async Task<Ok<SessionList>> ListAsync(ClaimsPrincipal user, IGrainFactory grains)
    {
        var caller = user.SignedIn;
        var account = grains.GetAccount(caller.User);
        var sessions = await account.GetSessionsAsync();
        return TypedResults.Ok(new SessionList(
            [.. sessions.Select(session => new SessionItem(
                session.Id, session.CreatedAt, session.RefreshedAt, session.Id == caller.Session, session.Device ?? Device.Unknown))],
            await account.CountFailedSignInsAsync()));
    }

    // Also for one that is gone or never was: it is not signed in, as asked.
    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(
        string id, KnownTokens tokens, SecurityLog log, IGrainFactory grains, HttpContext context)
    {
        if (!SessionId.TryParse(id, out var session))
            return Problem.BadId();
        var caller = context.User.SignedIn;
        var account = grains.GetAccount(caller.User);
        var own = await account.GetSessionsAsync();
        if (own.Any(known => known.Id == session))
        {
            await account.EndSessionAsync(session);
            tokens.Forget(session);
            log.SessionEnded(context, caller.User, session);
        }

        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangePasswordAsync(
        PasswordBody body, KnownTokens tokens, SecurityLog log, IGrainFactory grains, HttpContext context)
    {
        var caller = context.User.SignedIn;
        var account = grains.GetAccount(caller.User);
        var before = await account.GetSessionsAsync();
        var changed = await account.ChangePasswordAsync(body.CurrentPassword, body.NewPassword, caller.Session);
        if (!changed.Succeeded(out _, out _))
        {
            log.PasswordRefused(context, caller, changed.Refusal);
            return changed.ToProblem();
        }

        log.PasswordChanged(context, caller);
        foreach (var ended in before.Where(session => session.Id != caller.Session))
        {
            tokens.Forget(ended.Id);
            log.SessionEnded(context, caller.User, ended.Id);
        }

        return TypedResults.NoContent();
    }

    /// <summary>Where somebody is signed in.</summary>
    /// <param name="FailedSignIns">Wrong passwords from unknown devices since the account was last signed in to; 0 after a restart.</param>
    internal sealed record SessionList(ImmutableArray<SessionItem> Items, int FailedSignIns);

    /// <summary>One session in a list.</summary>
    /// <param name="Current">Whether it is the one that asks.</param>
    /// <param name="Device">The browser and the system that signed in, as they named themselves; null where it is not known.</param>
    internal sealed record SessionItem(SessionId Id, DateTimeOffset CreatedAt, DateTimeOffset RefreshedAt, bool Current, Device Device);

    internal sealed record PasswordBody(
        string? CurrentPassword,
        [property: Description("8–256 characters, hard to guess.")] string? NewPassword);
}
