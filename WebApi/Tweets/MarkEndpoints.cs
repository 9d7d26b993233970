using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using MiniTwitter.Auth;
using MiniTwitter.Limits;
using MiniTwitter.Problems;
using MiniTwitter.Timelines;
using MiniTwitter.Users;

namespace MiniTwitter.Tweets;

/// <summary>Likes, bookmarks and reposts: switches that may be set and cleared again and again, and their lists.</summary>
internal static class MarkEndpoints
{
    public static void MapMarks(this RouteGroupBuilder api)
    {
        var tweet = api.MapGroup("/tweets/{id}").WithTags("Tweets").WithProblems(400, 404);
        tweet.MapPut("/like", LikeAsync).WithSummary("Like a tweet").WithProblems(409);
        tweet.MapDelete("/like", UnlikeAsync).WithSummary("Like a tweet no longer").WithProblems(409);
        tweet.MapPut("/bookmark", BookmarkAsync).WithSummary("Bookmark a tweet; nobody else sees it").WithProblems(409);
        tweet.MapDelete("/bookmark", UnbookmarkAsync).WithSummary("Take a tweet from your bookmarks").WithProblems(409);
        tweet.MapPut("/repost", RepostAsync).RequireRateLimiting(Limit.Post).WithSummary("Show a tweet to your followers").WithProblems(409);
        tweet.MapDelete("/repost", UnrepostAsync).WithSummary("Take your repost of a tweet back").WithProblems(409);
        tweet.MapGet("/reposts", GetRepostersAsync).ForEveryone().WithSummary("Who has reposted a tweet, newest first");
        tweet.MapGet("/quotes", GetQuotesAsync).ForEveryone().WithSummary("The tweets that quote a tweet, newest first");
        tweet.MapGet("/likes", GetLikersAsync).ForEveryone().WithSummary("Who likes a tweet, newest first");
        api.MapGet("/me/bookmarks", GetBookmarksAsync).WithTags("Me").WithProblems(400).WithSummary("Your bookmarks, newest first");
        api.MapGet("/users/{handle}/likes", GetLikedAsync).ForEveryone().WithTags("Users").WithProblems(400, 404)
            .WithSummary("The tweets that a user likes, newest like first");
    }

    private static Task<Results<Ok<Tweet>, ProblemHttpResult>> LikeAsync(
        string id, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, ClaimsPrincipal user, IGrainFactory grains) =>
        MarkAsync(id, idempotencyKey, (tweet, key) => grains.GetUser(user.SignedIn.User).LikeAsync(tweet, key));

    private static Task<Results<Ok<Tweet>, NoContent, ProblemHttpResult>> UnlikeAsync(
        string id, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, ClaimsPrincipal user, IGrainFactory grains) =>
        TakeBackAsync(id, idempotencyKey, (tweet, key) => grains.GetUser(user.SignedIn.User).TakeBackAsync(TweetMarks.Liked, tweet, key));

    private static Task<Results<Ok<Tweet>, ProblemHttpResult>> BookmarkAsync(
        string id, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, ClaimsPrincipal user, IGrainFactory grains) =>
        MarkAsync(id, idempotencyKey, (tweet, key) => grains.GetUser(user.SignedIn.User).BookmarkAsync(tweet, key));

    private static Task<Results<Ok<Tweet>, NoContent, ProblemHttpResult>> UnbookmarkAsync(
        string id, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, ClaimsPrincipal user, IGrainFactory grains) =>
        TakeBackAsync(id, idempotencyKey, (tweet, key) => grains.GetUser(user.SignedIn.User).TakeBackAsync(TweetMarks.Bookmarked, tweet, key));

    private static Task<Results<Ok<Tweet>, ProblemHttpResult>> RepostAsync(
        string id, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, ClaimsPrincipal user, IGrainFactory grains) =>
        MarkAsync(id, idempotencyKey, (tweet, key) => grains.GetUser(user.SignedIn.User).RepostAsync(tweet, key));

    private static Task<Results<Ok<Tweet>, NoContent, ProblemHttpResult>> UnrepostAsync(
        string id, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, ClaimsPrincipal user, IGrainFactory grains) =>
        TakeBackAsync(id, idempotencyKey, (tweet, key) => grains.GetUser(user.SignedIn.User).TakeBackAsync(TweetMarks.Reposted, tweet, key));

    private static async Task<Results<Ok<Tweet>, ProblemHttpResult>> MarkAsync(
        string id, string? idempotencyKey, Func<TweetId, IdempotencyKey?, Task<Result<Tweet>>> mark)
    {
        if (!TweetId.TryParse(id, out var tweet))
            return Problem.BadId();
        if (!Idempotency.TryRead(idempotencyKey, out var key))
            return Problem.BadIdempotencyKey();
        var marked = await mark(tweet, key);
        return marked.Succeeded(out var shown, out _) ? TypedResults.Ok(shown) : marked.ToProblem();
    }

    // Where the tweet is not to be seen, there is nothing to show.
    private static async Task<Results<Ok<Tweet>, NoContent, ProblemHttpResult>> TakeBackAsync(
        string id, string? idempotencyKey, Func<TweetId, IdempotencyKey?, Task<Result<TakenBack>>> takeBack)
    {
        if (!TweetId.TryParse(id, out var tweet))
            return Problem.BadId();
        if (!Idempotency.TryRead(idempotencyKey, out var key))
            return Problem.BadIdempotencyKey();
        var taken = await takeBack(tweet, key);
        if (!taken.Succeeded(out var back, out _))
            return taken.ToProblem();
        return back.Tweet is { } shown ? TypedResults.Ok(shown) : TypedResults.NoContent();
    }

    private static Task<Results<Ok<Page<User>>, ProblemHttpResult>> GetLikersAsync(
        string id, [AsParameters] PageQuery query, ClaimsPrincipal viewer, IGrainFactory grains) =>
        GetMarkersAsync(id, query, (tweet, page) => grains.GetUserReader().GetLikersAsync(tweet, viewer.Viewer, page));

    private static Task<Results<Ok<Page<User>>, ProblemHttpResult>> GetRepostersAsync(
        string id, [AsParameters] PageQuery query, ClaimsPrincipal viewer, IGrainFactory grains) =>
        GetMarkersAsync(id, query, (tweet, page) => grains.GetUserReader().GetRepostersAsync(tweet, viewer.Viewer, page));

    private static async Task<Results<Ok<Page<User>>, ProblemHttpResult>> GetMarkersAsync(
        string id, PageQuery query, Func<TweetId, PageRequest, Task<Result<Page<User>>>> read)
    {
        if (!TweetId.TryParse(id, out var tweet))
            return Problem.BadId();
        if (!query.TryRead(out var page, out var problem))
            return problem;
        var users = await read(tweet, page);
        return users.Succeeded(out var items, out _) ? TypedResults.Ok(items) : users.ToProblem();
    }

    private static async Task<Results<TweetPage, ProblemHttpResult>> GetQuotesAsync(
        string id, [AsParameters] PageQuery query, ClaimsPrincipal viewer, IGrainFactory grains)
    {
        if (!TweetId.TryParse(id, out var tweet))
            return Problem.BadId();
        if (!query.TryRead(out var page, out var problem))
            return problem;
        var tweets = await grains.GetTweetReader().GetQuotesAsync(tweet, viewer.Viewer, page);
        return tweets.Succeeded(out var items, out _) ? new TweetPage(items) : tweets.ToProblem();
    }

    private static async Task<Results<TweetPage, ProblemHttpResult>> GetBookmarksAsync(
        [AsParameters] PageQuery query, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (!query.TryRead(out var page, out var problem))
            return problem;
        var tweets = await grains.GetUser(user.SignedIn.User).GetBookmarksAsync(page);
        return tweets.Succeeded(out var items, out _) ? new TweetPage(items) : tweets.ToProblem();
    }

    private static async Task<Results<TweetPage, ProblemHttpResult>> GetLikedAsync(
        string handle, [AsParameters] PageQuery query, ClaimsPrincipal viewer, IGrainFactory grains)
    {
        if (!query.TryRead(out var page, out var problem))
            return problem;
        var user = Handle.TryParse(handle, out var parsed) ? await grains.GetUserReader().FindAsync(parsed) : Refusal.UserNotFound;
        if (!user.Succeeded(out var id, out _))
            return user.ToProblem();
        var tweets = await grains.GetTweetReader().GetLikedByAsync(id, viewer.Viewer, page);
        return tweets.Succeeded(out var items, out _) ? new TweetPage(items) : tweets.ToProblem();
    }
}
