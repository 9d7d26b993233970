using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MiniTwitter.Problems;

/// <summary>Every refusal of the grains as the problem that the contract names.</summary>
internal static class RefusalProblems
{
    /// <summary>When an account takes another password after <see cref="Refusal.TooManyAttempts"/>, in seconds.</summary>
    public const string AttemptAfterSeconds = "60";

    public static ProblemHttpResult ToProblem<T>(this Result<T> result)
    {
        var refusal = result.Refusal ?? throw new InvalidOperationException("A success is no problem.");
        var (status, reason, title, detail) = Describe(refusal);
        if (refusal is Refusal.Invalid && result.Errors is [var only])
            detail = only.Message;
        return Problem.Of(status, reason, title, detail, Errors(refusal, result.Errors, detail));
    }

    private static (int Status, string Reason, string Title, string Detail) Describe(Refusal refusal) => refusal switch
    {
        Refusal.Invalid => (422, "invalid", "Invalid fields", "One or more fields break their rule."),
        Refusal.HandleTaken => (409, "handle-taken", "Handle taken", "Another account has this handle."),
        Refusal.BadCredentials => (401, "bad-credentials", "Bad credentials", "Handle and password do not belong together."),
        Refusal.SessionEnded => (401, "session-ended", "Session ended", "This session was signed out, revoked or has expired."),
        Refusal.TicketInvalid => (401, "ticket-invalid", "Invalid ticket", "The ticket is unknown, used or too old."),
        Refusal.Busy => (503, "busy", "Busy", "Too many passwords wait to be checked. Try again shortly."),
        Refusal.TooManyAttempts => (429, "too-many-attempts", "Too many attempts", "Too many wrong passwords for this account. Try again later."),
        Refusal.UserNotFound => (404, "user-not-found", "No such user", "There is no user with this handle."),
        Refusal.TweetNotFound => (404, "tweet-not-found", "No such tweet", "There is no tweet with this id, or it was deleted."),
        Refusal.NotYourTweet => (403, "not-your-tweet", "Not your tweet", "Only its author may change or delete a tweet."),
        Refusal.TweetEmpty => (422, "tweet-empty", "Empty tweet", "A tweet needs some text."),
        Refusal.TweetTooLong => (422, "tweet-too-long", "Tweet too long",
            $"A tweet has at most {ApiLimits.Tweet} characters; a link counts {ApiLimits.Link}. It takes at most {ApiLimits.TweetBytes} bytes (UTF-8)."),
        Refusal.TweetBadCharacters => (422, "tweet-bad-characters", "Characters not allowed",
            $"A tweet holds no control characters other than newline, only valid Unicode, and at most {ApiLimits.Marks} marks on one character."),
        Refusal.CannotFollowYourself => (422, "cannot-follow-yourself", "Cannot follow yourself", "Nobody can follow themselves."),
        Refusal.TooManyFollows => (422, "too-many-follows", "Too many follows", "You follow as many users as are allowed."),
        Refusal.Blocked => (422, "blocked", "Blocked", "You have blocked this user. Unblock them first."),
        Refusal.CannotBlockYourself => (422, "cannot-block-yourself", "Cannot block yourself", "Nobody can block themselves."),
        Refusal.CannotMuteYourself => (422, "cannot-mute-yourself", "Cannot mute yourself", "Nobody can mute themselves."),
        Refusal.TooManyBlocks => (422, "too-many-blocks", "Too many blocks", "You have blocked as many users as are allowed."),
        Refusal.TooManyMutes => (422, "too-many-mutes", "Too many mutes", "You have muted as many users as are allowed."),
        Refusal.TooManyEdits => (422, "too-many-edits", "Too many edits", $"A tweet keeps {ApiLimits.TweetVersions} versions, and this one has them."),
        Refusal.BadCursor => (400, "bad-cursor", "Bad cursor", "The cursor was not issued by this list."),
        Refusal.BadHashtag =>
            (400, "bad-hashtag", "Bad hashtag", $"A hashtag has letters, digits and underscores, at least one letter, and at most {ApiLimits.Hashtag} characters."),
        Refusal.IdempotencyKeyReused => (409, "idempotency-key-reused", "Idempotency key reused", "The Idempotency-Key was used for another request within 24 hours."),
    };

    // Refusals that concern one field name it, as validation does.
    private static Dictionary<string, string[]>? Errors(Refusal refusal, ImmutableArray<FieldError> errors, string detail) => refusal switch
    {
        Refusal.Invalid => errors.GroupBy(error => error.Field).ToDictionary(field => field.Key, field => field.Select(error => error.Message).ToArray()),
        Refusal.HandleTaken => new() { ["handle"] = [detail] },
        Refusal.TweetEmpty or Refusal.TweetTooLong or Refusal.TweetBadCharacters => new() { ["text"] = [detail] },
        _ => null,
    };
}
