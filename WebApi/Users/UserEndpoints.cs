using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using MiniTwitter.Auth;
using MiniTwitter.Problems;
using MiniTwitter.Timelines;

namespace MiniTwitter.Users;

/// <summary>Profiles, and the lists that belong to them.</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this RouteGroupBuilder api)
    {
        var user = api.MapGroup("/users/{handle}").WithTags("Users").WithProblems(404);
        user.MapGet("", GetAsync).ForEveryone().WithSummary("A user");
        user.MapGet("/tweets", GetTweetsAsync).ForEveryone().WithSummary("A user's tweets, newest first, without or with replies to others").WithProblems(400);
        user.MapGet("/followers", GetFollowersAsync).ForEveryone().WithSummary("Who follows a user, newest first").WithProblems(400);
        user.MapGet("/following", GetFollowingAsync).ForEveryone().WithSummary("Whom a user follows, newest first").WithProblems(400);
    }

    private static async Task<Results<Ok<User>, ProblemHttpResult>> GetAsync(string handle, ClaimsPrincipal viewer, IGrainFactory grains)
    {
        if (!Handle.TryParse(handle, out var parsed))
            return NoSuchUser();
        var found = await grains.GetUserReader().GetAsync(parsed, viewer.Viewer);
        // One's own counts come from one's own grain, which knows of all one has done.
        if (found.Value is { } self && self.Id == viewer.Viewer)
            found = await grains.GetUser(self.Id).GetAsync();
        return found.Succeeded(out var user, out _) ? TypedResults.Ok(user) : found.ToProblem();
    }

    private static async Task<Results<TweetPage, ProblemHttpResult>> GetTweetsAsync(
        string handle,
        [AsParameters] PageQuery query,
        [FromQuery, Description("With replies to others, too.")] bool? replies,
        ClaimsPrincipal viewer,
        IGrainFactory grains)
    {
        if (!query.TryRead(out var page, out var problem))
            return problem;
        if (!Handle.TryParse(handle, out var parsed))
            return NoSuchUser();
        var withReplies = replies ?? false;
        var author = await grains.GetUserReader().FindAsync(parsed);
        if (!author.Succeeded(out var id, out _))
            return author.ToProblem();
        var tweets = id == viewer.Viewer
            ? await grains.GetUser(id).GetTweetsAsync(withReplies, page)
            : await grains.GetTweetReader().GetByAuthorAsync(id, withReplies, viewer.Viewer, page);
        return tweets.Succeeded(out var items, out _) ? new TweetPage(items) : tweets.ToProblem();
    }

    private static Task<Results<Ok<Page<User>>, ProblemHttpResult>> GetFollowersAsync(
        string handle, [AsParameters] PageQuery query, ClaimsPrincipal viewer, IGrainFactory grains) =>
        GetEdgesAsync(handle, query, (user, page) => grains.GetUserReader().GetFollowersAsync(user, viewer.Viewer, page));

    private static Task<Results<Ok<Page<User>>, ProblemHttpResult>> GetFollowingAsync(
        string handle, [AsParameters] PageQuery query, ClaimsPrincipal viewer, IGrainFactory grains) =>
        GetEdgesAsync(handle, query, (user, page) => grains.GetUserReader().GetFollowingAsync(user, viewer.Viewer, page));

    private static async Task<Results<Ok<Page<User>>, ProblemHttpResult>> GetEdgesAsync(
        string handle, PageQuery query, Func<Handle, PageRequest, Task<Result<Page<User>>>> read)
    {
        if (!query.TryRead(out var page, out var problem))
            return problem;
        if (!Handle.TryParse(handle, out var parsed))
            return NoSuchUser();
        var users = await read(parsed, page);
        return users.Succeeded(out var items, out _) ? TypedResults.Ok(items) : users.ToProblem();
    }

    // A name that can't be a handle is nobody's.
    private static ProblemHttpResult NoSuchUser() => ((Result<User>)Refusal.UserNotFound).ToProblem();
}
