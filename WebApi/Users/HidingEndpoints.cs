using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using MiniTwitter.Auth;
using MiniTwitter.Problems;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;

namespace MiniTwitter.Users;

/// <summary>Blocking and muting, and the lists of who is blocked and muted. All may be repeated.</summary>
internal static class HidingEndpoints
{
    public static void MapHiding(this RouteGroupBuilder api)
    {
        var user = api.MapGroup("/users/{handle}").WithTags("Users").WithProblems(400, 404, 409, 422);
        user.MapPut("/block", BlockAsync).WithSummary("Block a user: neither of you sees or follows the other");
        user.MapDelete("/block", UnblockAsync).WithSummary("Take a block back; follows do not come back");
        user.MapPut("/mute", MuteAsync).WithSummary("Leave a user's tweets and reposts out of your timeline; nobody else learns of it");
        user.MapDelete("/mute", UnmuteAsync).WithSummary("Take a mute back");
        var me = api.MapGroup("/me").WithTags("Me").WithProblems(400);
        me.MapGet("/blocks", GetBlockedAsync).WithSummary("Whom you have blocked, newest first");
        me.MapGet("/mutes", GetMutedAsync).WithSummary("Whom you have muted, newest first");
    }

    private static Task<Results<Ok<Relationship>, ProblemHttpResult>> BlockAsync(
        string handle, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, ClaimsPrincipal user, IGrainFactory grains) =>
        FollowEndpoints.ChangeAsync(handle, idempotencyKey, grains, (other, key) => grains.GetUser(user.SignedIn.User).BlockAsync(other, key));

    private static Task<Results<Ok<Relationship>, ProblemHttpResult>> UnblockAsync(
        string handle, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, ClaimsPrincipal user, IGrainFactory grains) =>
        FollowEndpoints.ChangeAsync(handle, idempotencyKey, grains, (other, key) => grains.GetUser(user.SignedIn.User).UnblockAsync(other, key));

    private static Task<Results<Ok<Relationship>, ProblemHttpResult>> MuteAsync(
        string handle, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, ClaimsPrincipal user, IGrainFactory grains) =>
        FollowEndpoints.ChangeAsync(handle, idempotencyKey, grains, (other, key) => grains.GetUser(user.SignedIn.User).MuteAsync(other, key));

    private static Task<Results<Ok<Relationship>, ProblemHttpResult>> UnmuteAsync(
        string handle, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, ClaimsPrincipal user, IGrainFactory grains) =>
        FollowEndpoints.ChangeAsync(handle, idempotencyKey, grains, (other, key) => grains.GetUser(user.SignedIn.User).UnmuteAsync(other, key));

    private static Task<Results<Ok<Page<User>>, ProblemHttpResult>> GetBlockedAsync(
        [AsParameters] PageQuery query, ClaimsPrincipal user, IGrainFactory grains) =>
        GetListAsync(query, page => grains.GetUserReader().GetBlockedAsync(user.SignedIn.User, page));

    private static Task<Results<Ok<Page<User>>, ProblemHttpResult>> GetMutedAsync(
        [AsParameters] PageQuery query, ClaimsPrincipal user, IGrainFactory grains) =>
        GetListAsync(query, page => grains.GetUserReader().GetMutedAsync(user.SignedIn.User, page));

    private static async Task<Results<Ok<Page<User>>, ProblemHttpResult>> GetListAsync(
        PageQuery query, Func<PageRequest, Task<Result<Page<User>>>> read)
    {
        if (!query.TryRead(out var page, out var problem))
            return problem;
        var users = await read(page);
        return users.Succeeded(out var items, out _) ? TypedResults.Ok(items) : users.ToProblem();
    }
}
