using System.Collections.Immutable;
using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using MiniTwitter.Auth;
using MiniTwitter.Problems;
using MiniTwitter.Timelines;

namespace MiniTwitter.Tweets;

/// <summary>The tweets with a hashtag, and the hashtags of the day.</summary>
internal static class HashtagEndpoints
{
    public static void MapHashtags(this RouteGroupBuilder api)
    {
        api.MapGet("/hashtags/{tag}", GetTweetsAsync).ForEveryone().WithTags("Hashtags").WithProblems(400)
            .WithSummary("The tweets with a hashtag, replies included, newest first");
        api.MapGet("/trends", GetTrendsAsync).ForEveryone().WithTags("Hashtags")
            .WithSummary("The hashtags that most people used within the last 24 hours, at least two; at most ten");
    }

    private static async Task<Results<TweetPage, ProblemHttpResult>> GetTweetsAsync(
        [Description("Without its sign, compared without case.")] string tag,
        [AsParameters] PageQuery query,
        ClaimsPrincipal viewer,
        IGrainFactory grains)
    {
        if (!query.TryRead(out var page, out var problem))
            return problem;
        var found = await grains.GetTweetReader().GetByHashtagAsync(tag, viewer.Viewer, page);
        return found.Succeeded(out var tweets, out _) ? new TweetPage(tweets) : found.ToProblem();
    }

    private static async Task<Ok<TrendList>> GetTrendsAsync(IGrainFactory grains) =>
        TypedResults.Ok(new TrendList(await grains.GetHashtagReader().GetTrendsAsync()));

    internal sealed record TrendList(ImmutableArray<Trend> Items);
}
