using System.Collections.Immutable;
using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using MiniTwitter.Auth;
using MiniTwitter.Limits;
using MiniTwitter.Problems;
using MiniTwitter.Timelines;

namespace MiniTwitter.Tweets;

/// <summary>Writing, reading, editing and deleting tweets.</summary>
internal static class TweetEndpoints
{
    public static void MapTweets(this RouteGroupBuilder api)
    {
        var tweets = api.MapGroup("/tweets").WithTags("Tweets").WithProblems(400);
        tweets.MapPost("", PostAsync).RequireRateLimiting(Limit.Post).WithSummary("Post a tweet, answer one or quote one").WithProblems(404, 409, 422);
        tweets.MapGet("/{id}", GetAsync).ForEveryone().WithSummary("A tweet").WithProblems(404);
        tweets.MapPatch("/{id}", EditAsync).RequireRateLimiting(Limit.Post).WithSummary("Replace a tweet's text").WithProblems(403, 404, 409, 422);
        tweets.MapGet("/{id}/thread", GetThreadAsync).ForEveryone()
            .WithSummary("A tweet, what it answers, and what answers it").WithProblems(404);
        tweets.MapGet("/{id}/history", GetHistoryAsync).ForEveryone()
            .WithSummary("The versions of a tweet, 100 of them when no limit is named: oldest first, the present one last on the first page").WithProblems(404);
        tweets.MapDelete("/{id}", DeleteAsync).WithSummary("Delete a tweet; also the second time").WithProblems(403, 404, 409);
    }

    private static async Task<Results<Created<Tweet>, ProblemHttpResult>> PostAsync(
        NewTweetBody body, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (!Idempotency.TryRead(idempotencyKey, out var key))
            return Problem.BadIdempotencyKey();
        if (!TryReadId(body.ReplyTo, out var answered) || !TryReadId(body.QuoteOf, out var quoted))
            return Problem.BadId();
        var posted = await grains.GetUser(user.SignedIn.User).PostAsync(new NewTweet(body.Text ?? "", answered, quoted), key);
        return posted.Succeeded(out var tweet, out _) ? TypedResults.Created($"/api/tweets/{tweet.Id}", tweet) : posted.ToProblem();
    }

    private static async Task<Results<Ok<Tweet>, ProblemHttpResult>> GetAsync(string id, ClaimsPrincipal viewer, IGrainFactory grains)
    {
        if (!TweetId.TryParse(id, out var tweet))
            return Problem.BadId();
        // Through the viewer's own grain, which sees at once what the viewer has written.
        var found = viewer.Viewer is { } me ? await grains.GetUser(me).GetTweetAsync(tweet) : await grains.GetTweetReader().GetAsync(tweet);
        return found.Succeeded(out var shown, out _) ? TypedResults.Ok(shown) : found.ToProblem();
    }

    private static async Task<Results<Ok<Tweet>, ProblemHttpResult>> EditAsync(
        string id, TweetBody body, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (!TweetId.TryParse(id, out var tweet))
            return Problem.BadId();
        if (!Idempotency.TryRead(idempotencyKey, out var key))
            return Problem.BadIdempotencyKey();
        var edited = await grains.GetUser(user.SignedIn.User).EditAsync(tweet, body.Text ?? "", key);
        return edited.Succeeded(out var shown, out _) ? TypedResults.Ok(shown) : edited.ToProblem();
    }

    private static async Task<Results<Ok<ThreadPage>, ProblemHttpResult>> GetThreadAsync(
        string id, [AsParameters] PageQuery query, ClaimsPrincipal viewer, IGrainFactory grains)
    {
        if (!TweetId.TryParse(id, out var tweet))
            return Problem.BadId();
        if (!query.TryRead(out var page, out var problem))
            return problem;
        var found = await grains.GetTweetReader().GetThreadAsync(tweet, viewer.Viewer, page);
        return found.Succeeded(out var thread, out _) ? TypedResults.Ok(ThreadPage.Of(thread)) : found.ToProblem();
    }

    private static async Task<Results<Ok<TweetHistory>, ProblemHttpResult>> GetHistoryAsync(
        string id, [AsParameters] PageQuery query, ClaimsPrincipal viewer, IGrainFactory grains)
    {
        if (!TweetId.TryParse(id, out var tweet))
            return Problem.BadId();
        if (!query.TryRead(out var page, out var problem, ApiLimits.PageMax))
            return problem;
        var history = await grains.GetTweetReader().GetHistoryAsync(tweet, viewer.Viewer, page);
        return history.Succeeded(out var versions, out _) ? TypedResults.Ok(new TweetHistory(versions.Items, versions.Before, versions.After)) : history.ToProblem();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        string id, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (!TweetId.TryParse(id, out var tweet))
            return Problem.BadId();
        if (!Idempotency.TryRead(idempotencyKey, out var key))
            return Problem.BadIdempotencyKey();
        var deleted = await grains.GetUser(user.SignedIn.User).DeleteAsync(tweet, key);
        return deleted.Succeeded(out _, out _) ? TypedResults.NoContent() : deleted.ToProblem();
    }

    // What is left out is null.
    private static bool TryReadId(string? text, out TweetId? id)
    {
        id = TweetId.TryParse(text, out var parsed) ? parsed : null;
        return text is null || id is not null;
    }

    internal sealed record NewTweetBody(
        [property: Description("1–280 characters (grapheme clusters), a link counts 23; normalised to NFC, ends trimmed.")] string? Text,
        [property: Description("The id of the tweet that this one answers.")] string? ReplyTo = null,
        [property: Description("The id of the tweet that this one quotes.")] string? QuoteOf = null);

    internal sealed record TweetBody(
        [property: Description("1–280 characters (grapheme clusters), a link counts 23; normalised to NFC, ends trimmed.")] string? Text);

    /// <summary>A thread as one page: a page of replies, with the tweet and what it answers.</summary>
    internal sealed record ThreadPage(
        ImmutableArray<Ancestor> Ancestors, Tweet Tweet, ImmutableArray<Tweet> Items, string? Before, string? After)
    {
        public static ThreadPage Of(TweetThread thread) =>
            new(thread.Ancestors, thread.Tweet, thread.Replies.Items, thread.Replies.Before, thread.Replies.After);
    }

    internal sealed record TweetHistory(ImmutableArray<TweetVersion> Items, string? Before, string? After);
}
