using System.Collections.Immutable;
using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using MiniTwitter.Auth;
using MiniTwitter.Problems;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;

namespace MiniTwitter.Notifications;

/// <summary>What others did that concerns the signed-in user, and what of it is read.</summary>
internal static class NotificationEndpoints
{
    public static void MapNotifications(this RouteGroupBuilder api)
    {
        var notifications = api.MapGroup("/notifications").WithTags("Notifications");
        notifications.MapGet("", GetAsync).WithProblems(400).WithSummary("What others did that concerns you, newest first");
        notifications.MapGet("/unread", GetUnreadAsync).WithSummary("How many notifications you have not read");
        notifications.MapPut("/read", ReadAsync).WithProblems(400, 409, 422)
            .WithSummary("Mark notifications as read up to one; never moves back, nor beyond the newest there is");
    }

    private static async Task<Results<Ok<Page<Notification>>, ProblemHttpResult>> GetAsync(
        [AsParameters] NotificationQuery query, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (!new PageQuery(query.Limit, query.Before, After: null).TryRead(out var page, out var problem))
            return problem;
        var read = await grains.GetUser(user.SignedIn.User).GetNotificationsAsync(page);
        return read.Succeeded(out var notifications, out _) ? TypedResults.Ok(notifications) : read.ToProblem();
    }

    private static async Task<Ok<UnreadNotifications>> GetUnreadAsync(ClaimsPrincipal user, IGrainFactory grains) =>
        TypedResults.Ok(await grains.GetUser(user.SignedIn.User).GetUnreadAsync());

    private static async Task<Results<Ok<UnreadNotifications>, ProblemHttpResult>> ReadAsync(
        ReadBody body, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (!Idempotency.TryRead(idempotencyKey, out var key))
            return Problem.BadIdempotencyKey();
        if (!NotificationId.TryParse(body.UpTo, out var upTo))
            return Refuse().ToProblem();
        var read = await grains.GetUser(user.SignedIn.User).ReadNotificationsAsync(upTo, key);
        return read.Succeeded(out var unread, out _) ? TypedResults.Ok(unread) : read.ToProblem();
    }

    private static Result<UnreadNotifications> Refuse() =>
        ImmutableArray.Create(new FieldError("upTo", "The id of a notification is a positive decimal number."));

    internal sealed record ReadBody([property: Description("The `id` of the newest notification that is read.")] string? UpTo = null);

    internal readonly record struct NotificationQuery(
        [property: Description("Items of a page, 1–100; 20 when left out. A page may be shorter and have older ones after it.")] string? Limit,
        [property: Description("Continue with older items: the `before` of a page. Newer ones are at the beginning of the list; `after` is always null.")] string? Before);
}
