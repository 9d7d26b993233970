using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Timelines;

/// <summary>
/// Which tweets a timeline shows: whose, and which of their replies. A reply is shown where the answered person's tweets are
/// shown, too; answering oneself goes on with what one was saying.
/// </summary>
public sealed class TimelineScope
{
    /// <summary>What everybody says, without conversations.</summary>
    public static readonly TimelineScope Everybody = new(null, everyReply: false);

    // Sorted; null for everybody.
    private readonly UserId[]? _authors;

    private TimelineScope(UserId[]? authors, bool everyReply) => (_authors, EveryReply) = (authors, everyReply);

    /// <summary>Whose tweets; null: everybody's.</summary>
    public IReadOnlyCollection<UserId>? Authors => _authors;

    /// <summary>Replies are shown whomever they answer.</summary>
    public bool EveryReply { get; }

    /// <summary>A home timeline.</summary>
    /// <param name="authors">Those followed and oneself, in order. Not to be changed any more.</param>
    public static TimelineScope Home(UserId[] authors) => new(authors, everyReply: false);

    /// <summary>A profile: what somebody says, without or with what it answers others.</summary>
    public static TimelineScope Of(UserId author, bool withReplies = false) => new([author], withReplies);

    /// <summary>Whether a tweet of one of the authors is shown.</summary>
    /// <param name="answered">See <see cref="ReplyTo.Other"/>.</param>
    public bool Shows(UserId? answered) =>
        EveryReply || answered is not { } other || (_authors is not null && Array.BinarySearch(_authors, other) >= 0);
}
