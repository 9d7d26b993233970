using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using MiniTwitter.Auth;
using MiniTwitter.Problems;
using MiniTwitter.Tweets;

namespace MiniTwitter.Users;

/// <summary>The signed-in user's own profile.</summary>
internal static class MeEndpoints
{
    public static void MapMe(this RouteGroupBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Me");
        me.MapGet("", GetAsync).WithSummary("Yourself");
        me.MapPatch("", ChangeAsync).WithSummary("Change your profile; fields left out stay, empty ones are cleared").WithProblems(400, 409, 422);
    }

    private static async Task<Results<Ok<User>, ProblemHttpResult>> GetAsync(ClaimsPrincipal user, IGrainFactory grains)
    {
        var found = await grains.GetUser(user.SignedIn.User).GetAsync();
        return found.Succeeded(out var me, out _) ? TypedResults.Ok(me) : found.ToProblem();
    }

    private static async Task<Results<Ok<User>, ProblemHttpResult>> ChangeAsync(
        ProfileBody body, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (!Idempotency.TryRead(idempotencyKey, out var key))
            return Problem.BadIdempotencyKey();
        var change = new ProfileChange(body.DisplayName, body.Bio, body.Location, body.Website);
        var changed = await grains.GetUser(user.SignedIn.User).ChangeProfileAsync(change, key);
        return changed.Succeeded(out var me, out _) ? TypedResults.Ok(me) : changed.ToProblem();
    }

    internal sealed record ProfileBody(
        [property: Description("1–50 characters.")] string? DisplayName = null,
        [property: Description("At most 160 characters.")] string? Bio = null,
        [property: Description("At most 30 characters.")] string? Location = null,
        [property: Description("An absolute http(s) address of at most 100 characters.")] string? Website = null);
}
