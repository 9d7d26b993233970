using MiniTwitter.Users;

namespace MiniTwitter.Tweets;

/// <summary>Which tweet a reply answers. It stays when that tweet is deleted.</summary>
/// <param name="Id">The answered tweet.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="Handle">The handle of that author; handles never change.</param>
[GenerateSerializer, Immutable, Alias("mt.ReplyTo")]
public sealed record ReplyTo(
    [property: Id(0)] TweetId Id,
    [property: Id(1)] UserId AuthorId,
    [property: Id(2)] Handle Handle)
{
    /// <summary>Whom a tweet answers; null when it is no reply or goes on with what its author was saying.</summary>
    public static UserId? Other(ReplyTo? answer, UserId author) => answer is null || answer.AuthorId == author ? null : answer.AuthorId;
}
