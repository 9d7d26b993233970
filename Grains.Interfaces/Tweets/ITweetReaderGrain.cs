using System.Collections.Immutable;
using MiniTwitter.Timelines;
using MiniTwitter.Users;
using Orleans.Concurrency;

namespace MiniTwitter.Tweets;

/// <summary>
/// Public reads of tweets, answered from the cache of the silo that is asked and, for older ones, from the
/// database. A stateless worker; key 0.
/// </summary>
[Alias("mt.ITweetReaderGrain"), GrainInterfaceType("mt.tweet-reader")]
public interface ITweetReaderGrain : IGrainWithIntegerKey
{
    /// <summary>One tweet, or <see cref="Refusal.TweetNotFound"/>.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<Result<Tweet>> GetAsync(TweetId tweet);

    /// <summary>All versions of a tweet, oldest first, the present one last; or <see cref="Refusal.TweetNotFound"/>.</summary>
    [Alias("GetHistory"), AlwaysInterleave]
    Task<Result<ImmutableArray<TweetVersion>>> GetHistoryAsync(TweetId tweet);

    /// <summary>A tweet, what it answers and what answers it. Refuses: not found, bad cursor.</summary>
    [Alias("GetThread"), AlwaysInterleave]
    Task<Result<TweetThread>> GetThreadAsync(TweetId tweet, PageRequest page);

    /// <summary>
    /// A user's tweets, newest first, without or with its replies to others. Refuses: unknown user, bad cursor.
    /// </summary>
    [Alias("GetByAuthor"), AlwaysInterleave]
    Task<Result<Page<TweetJson>>> GetByAuthorAsync(UserId author, bool withReplies, PageRequest page);

    /// <summary>Everyone's tweets without replies to others, newest first. Refuses: bad cursor.</summary>
    [Alias("ExploreJson"), AlwaysInterleave]
    Task<Result<Page<TweetJson>>> ExploreAsync(PageRequest page);
}
