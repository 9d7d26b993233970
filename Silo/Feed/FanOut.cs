using MiniTwitter.Timelines;
using MiniTwitter.Users;

namespace MiniTwitter.Feed;

/// <summary>
/// A change on its way to the awake timelines of very many, which the feed serves a few at a time. Used under the feed's gate.
/// </summary>
/// <param name="number">Larger than that of every fan-out before it.</param>
/// <param name="item">What they are to have.</param>
/// <param name="author">Whose timelines they are registered for.</param>
/// <param name="answered">See <see cref="TimelineScope.Shows"/>.</param>
/// <param name="inboxes">Those who were awake when the change was applied. Not to be changed any more.</param>
internal sealed class FanOut(long number, InboxItem item, UserId author, UserId? answered, TimelineInbox[] inboxes)
{
    // The real one, whatever time the product is told.
    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly long _begun = Clock.GetTimestamp();
    private int _next;

    /// <summary>Since the change was applied.</summary>
    public TimeSpan Age => Clock.GetElapsedTime(_begun);

    /// <summary>What they are to have.</summary>
    public InboxItem Item => item;

    /// <summary>Nobody is left.</summary>
    public bool IsDone => _next == inboxes.Length;

    /// <summary>The next few of those who are left.</summary>
    public ReadOnlySpan<TimelineInbox> Next(int count)
    {
        var next = inboxes.AsSpan(_next, Math.Min(count, inboxes.Length - _next));
        _next += next.Length;
        return next;
    }

    /// <summary>Whether the inbox is still to have it; from now on it is not.</summary>
    public bool Claim(TimelineInbox inbox)
    {
        if (inbox.FanOut >= number)
            return false;
        inbox.FanOut = number;

        // It may have woken, fallen asleep, followed or unfollowed meanwhile.
        return inbox.Scope is { } scope && scope.Contains(author) && scope.Shows(author, answered);
    }
}
