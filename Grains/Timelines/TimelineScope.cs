using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Timelines;

/// <summary>
/// Which tweets a timeline shows: whose, and which of their replies. A reply is shown where the answered person's tweets are
/// shown, too; answering oneself goes on with what one was saying. One's own home shows all that one writes. A repost is shown
/// whatever it shows, unless the timeline has shown that within a week: see <see cref="ISiloFeed.IsRepeat"/>.
/// </summary>
public sealed class TimelineScope
{
    /// <summary>What everybody says, without conversations and reposts.</summary>
    public static readonly TimelineScope Everybody = new(null, everyReplyOf: null);

    // Sorted; null for everybody.
    private readonly UserId[]? _authors;

    private TimelineScope(UserId[]? authors, UserId? everyReplyOf) => (_authors, EveryReplyOf) = (authors, everyReplyOf);

    /// <summary>Whose tweets; null: everybody's.</summary>
    public IReadOnlyCollection<UserId>? Authors => _authors;

    /// <summary>Whose replies are shown whomever they answer, or null.</summary>
    public UserId? EveryReplyOf { get; }

    /// <summary>A home timeline.</summary>
    /// <param name="self">Whose it is.</param>
    /// <param name="authors">Those followed and oneself, in order. Not to be changed any more.</param>
    public static TimelineScope Home(UserId self, UserId[] authors) => new(authors, self);

    /// <summary>A profile: what somebody says, without or with what it answers others.</summary>
    public static TimelineScope Of(UserId author, bool withReplies = false) => new([author], withReplies ? author : null);

    /// <summary>Whether this user's tweets and reposts are shown.</summary>
    public bool Contains(UserId user) => _authors is not null && Array.BinarySearch(_authors, user) >= 0;

    /// <summary>Whether a tweet of one of the authors is shown.</summary>
    /// <param name="author">One of the authors.</param>
    /// <param name="answered">See <see cref="ReplyTo.Other"/>.</param>
    public bool Shows(UserId author, UserId? answered) =>
        answered is not { } other || author == EveryReplyOf || Contains(other);
}
