using System.Collections.Immutable;
using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using MiniTwitter.Auth;
using MiniTwitter.Problems;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;

namespace MiniTwitter.Users;

/// <summary>Looking for people and for hashtags by how they begin.</summary>
internal static class SearchEndpoints
{
    public static void MapSearch(this RouteGroupBuilder api)
    {
        var search = api.MapGroup("/search").WithTags("Search").WithProblems(400, 422);
        search.MapGet("/people", FindPeopleAsync).ForEveryone()
            .WithSummary("People whose handle or a word of whose name begins like this: those near you first, then by followers");
        search.MapGet("/hashtags", FindHashtagsAsync).ForEveryone().WithSummary("Hashtags of the last 7 days that begin like this, most used first");
    }

    private static async Task<Results<Ok<Page<User>>, ProblemHttpResult>> FindPeopleAsync(
        [AsParameters] PeopleQuery query, ClaimsPrincipal viewer, IGrainFactory grains)
    {
        if (!new PageQuery(query.Limit, query.Before, After: null).TryRead(out var page, out var problem))
            return problem;
        var found = await grains.GetUserReader().SearchAsync(query.Q, viewer.Viewer, page);
        return found.Succeeded(out var people, out _) ? TypedResults.Ok(people) : found.ToProblem();
    }

    private static async Task<Results<Ok<HashtagList>, ProblemHttpResult>> FindHashtagsAsync([AsParameters] HashtagQuery query, IGrainFactory grains)
    {
        if (!new PageQuery(query.Limit, Before: null, After: null).TryRead(out var page, out var problem))
            return problem;
        var found = await grains.GetHashtagReader().SearchAsync(query.Q, page.Limit);
        return found.Succeeded(out var hashtags, out _) ? TypedResults.Ok(new HashtagList(hashtags)) : found.ToProblem();
    }

    internal sealed record HashtagList(ImmutableArray<UsedHashtag> Items);

    internal readonly record struct PeopleQuery(
        [property: Description("How the handle or a word of the name begins, 1–50 characters, without case and accents. A leading `@` is ignored. Of several words each has to be found.")] string? Q,
        [property: Description("People of a page, 1–100; 20 when left out.")] string? Limit,
        [property: Description("Continue: the `before` of a page. This list is ranked anew for every page; `after` is always null.")] string? Before);

    internal readonly record struct HashtagQuery(
        [property: Description("How the hashtag begins, 1–50 characters, without case. A leading `#` is ignored.")] string? Q,
        [property: Description("Hashtags at most, 1–100; 20 when left out.")] string? Limit);
}
