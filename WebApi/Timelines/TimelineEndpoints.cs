using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using MiniTwitter.Auth;
using MiniTwitter.Problems;

namespace MiniTwitter.Timelines;

/// <summary>The home timeline, and everyone's newest tweets.</summary>
internal static class TimelineEndpoints
{
    public static void MapTimelines(this RouteGroupBuilder api)
    {
        api.MapGet("/timeline", GetHomeAsync).WithTags("Timelines").WithProblems(400)
            .WithSummary("Your own tweets and those of the users you follow, newest first");
        api.MapGet("/explore", ExploreAsync).ForEveryone().WithTags("Timelines").WithProblems(400)
            .WithSummary("Everyone's newest tweets");
    }

    private static async Task<Results<TweetPage, ProblemHttpResult>> GetHomeAsync(
        [AsParameters] PageQuery query, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (!query.TryRead(out var page, out var problem))
            return problem;
        var timeline = await grains.GetUser(user.SignedIn.User).GetTimelineAsync(page);
        return timeline.Succeeded(out var tweets, out _) ? new TweetPage(tweets) : timeline.ToProblem();
    }

    private static async Task<Results<TweetPage, ProblemHttpResult>> ExploreAsync(
        [AsParameters] PageQuery query, ClaimsPrincipal viewer, IGrainFactory grains)
    {
        if (!query.TryRead(out var page, out var problem))
            return problem;
        var newest = await grains.GetTweetReader().ExploreAsync(viewer.Viewer, page);
        return newest.Succeeded(out var tweets, out _) ? new TweetPage(tweets) : newest.ToProblem();
    }
}
