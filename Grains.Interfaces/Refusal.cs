namespace MiniTwitter;

/// <summary>
/// Why a well-formed request is not carried out. A refusal is an answer that the caller can cause and
/// understand; it changes nothing. The web edge maps each to one status code and problem type.
/// </summary>
public enum Refusal
{
    /// <summary>One or more fields break their rule; the result's errors name them.</summary>
    Invalid = 1,

    /// <summary>Another account holds this handle (compared without case).</summary>
    HandleTaken,

    /// <summary>Unknown handle or wrong password: on purpose not told apart.</summary>
    BadCredentials,

    /// <summary>The session was signed out, expired, or revoked because an old refresh token came back.</summary>
    SessionEnded,

    /// <summary>A live ticket that is unknown, used or older than 30 seconds.</summary>
    TicketInvalid,

    /// <summary>More passwords wait to be checked than the silo accepts; try again shortly.</summary>
    Busy,

    /// <summary>No user has this id or handle.</summary>
    UserNotFound,

    /// <summary>No such tweet, or it was deleted.</summary>
    TweetNotFound,

    /// <summary>The tweet belongs to somebody else.</summary>
    NotYourTweet,

    /// <summary>Nothing is left of the text after normalising and trimming.</summary>
    TweetEmpty,

    /// <summary>The text counts more than 280 grapheme clusters, links counted as 23.</summary>
    TweetTooLong,

    /// <summary>The text holds control characters other than newline, or an unpaired surrogate.</summary>
    TweetBadCharacters,

    /// <summary>A user cannot follow itself.</summary>
    CannotFollowYourself,

    /// <summary>The user follows as many as are allowed.</summary>
    TooManyFollows,

    /// <summary>The cursor was not issued by this page.</summary>
    BadCursor,

    /// <summary>The idempotency key was used within 24 hours for a different request.</summary>
    IdempotencyKeyReused,

    /// <summary>No tweet can have such a hashtag.</summary>
    BadHashtag,

    /// <summary>The user has blocked the other, and would have to unblock it first.</summary>
    Blocked,

    /// <summary>A user cannot block itself.</summary>
    CannotBlockYourself,

    /// <summary>A user cannot mute itself.</summary>
    CannotMuteYourself,

    /// <summary>The user has blocked as many as are allowed.</summary>
    TooManyBlocks,

    /// <summary>The user has muted as many as are allowed.</summary>
    TooManyMutes,

    /// <summary>The tweet has as many versions as are kept.</summary>
    TooManyEdits,

    /// <summary>Too many wrong passwords for this account. Another attempt is allowed a minute later.</summary>
    TooManyAttempts,
}
