using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using MiniTwitter.Auth;
using MiniTwitter.Problems;
using MiniTwitter.Tweets;

namespace MiniTwitter.Users;

/// <summary>Following and unfollowing. Both may be repeated.</summary>
internal static class FollowEndpoints
{
    public static void MapFollows(this RouteGroupBuilder api)
    {
        var follow = api.MapGroup("/users/{handle}/follow").WithTags("Users").WithProblems(400, 404, 409, 422);
        follow.MapPut("", FollowAsync).WithSummary("Follow a user");
        follow.MapDelete("", UnfollowAsync).WithSummary("Stop following a user");
    }

    private static Task<Results<Ok<Relationship>, ProblemHttpResult>> FollowAsync(
        string handle, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, ClaimsPrincipal user, IGrainFactory grains) =>
        ChangeAsync(handle, idempotencyKey, grains, (followee, key) => grains.GetUser(user.SignedIn.User).FollowAsync(followee, key));

    private static Task<Results<Ok<Relationship>, ProblemHttpResult>> UnfollowAsync(
        string handle, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, ClaimsPrincipal user, IGrainFactory grains) =>
        ChangeAsync(handle, idempotencyKey, grains, (followee, key) => grains.GetUser(user.SignedIn.User).UnfollowAsync(followee, key));

    /// <summary>Changes how the signed-in user stands to the holder of a handle.</summary>
    internal static async Task<Results<Ok<Relationship>, ProblemHttpResult>> ChangeAsync(
        string handle, string? idempotencyKey, IGrainFactory grains, Func<UserId, IdempotencyKey?, Task<Result<Relationship>>> change)
    {
        if (!Idempotency.TryRead(idempotencyKey, out var key))
            return Problem.BadIdempotencyKey();
        var followee = Handle.TryParse(handle, out var parsed) ? await grains.GetUserReader().FindAsync(parsed) : Refusal.UserNotFound;
        if (!followee.Succeeded(out var id, out _))
            return followee.ToProblem();
        var changed = await change(id, key);
        return changed.Succeeded(out var relationship, out _) ? TypedResults.Ok(relationship) : changed.ToProblem();
    }
}
