using System.Collections.Immutable;
using MiniTwitter.Timelines;
using MiniTwitter.Users;
using Orleans.Concurrency;

namespace MiniTwitter.Tweets;

/// <summary>
/// Public reads of tweets, as a viewer (null: signed out) sees them, answered from the cache of the silo that is asked and,
/// for older ones, from the database. A stateless worker; key 0.
/// </summary>
[Alias("mt.ITweetReaderGrain"), GrainInterfaceType("mt.tweet-reader")]
public interface ITweetReaderGrain : IGrainWithIntegerKey
{
    /// <summary>One tweet, or <see cref="Refusal.TweetNotFound"/>.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<Result<Tweet>> GetAsync(TweetId tweet);

    /// <summary>The newest versions of a tweet, as one page has them; called by web nodes of earlier versions. Or <see cref="Refusal.TweetNotFound"/>.</summary>
    [Alias("GetHistoryFor"), AlwaysInterleave]
    Task<Result<ImmutableArray<TweetVersion>>> GetHistoryAsync(TweetId tweet, UserId? viewer);

    /// <summary>
    /// A page of a tweet's versions, from the present one back, each page oldest first. Its <see cref="Page{T}.After"/> is always null.
    /// Refuses: not found, bad cursor.
    /// </summary>
    [Alias("GetHistoryPage"), AlwaysInterleave]
    Task<Result<Page<TweetVersion>>> GetHistoryAsync(TweetId tweet, UserId? viewer, PageRequest page);

    /// <summary>A tweet, what it answers and what answers it. Refuses: not found, bad cursor.</summary>
    [Alias("GetThread"), AlwaysInterleave]
    Task<Result<TweetThread>> GetThreadAsync(TweetId tweet, UserId? viewer, PageRequest page);

    /// <summary>
    /// A user's tweets, newest first, without or with its replies to others. Refuses: unknown user, bad cursor.
    /// </summary>
    [Alias("GetByAuthor"), AlwaysInterleave]
    Task<Result<Page<TweetJson>>> GetByAuthorAsync(UserId author, bool withReplies, UserId? viewer, PageRequest page);

    /// <summary>The tweets that a user likes, the newest like first. Refuses: unknown user, bad cursor.</summary>
    [Alias("GetLikedBy"), AlwaysInterleave]
    Task<Result<Page<TweetJson>>> GetLikedByAsync(UserId user, UserId? viewer, PageRequest page);

    /// <summary>The tweets that quote a tweet, newest first. Refuses: unknown tweet, bad cursor.</summary>
    [Alias("GetQuotes"), AlwaysInterleave]
    Task<Result<Page<TweetJson>>> GetQuotesAsync(TweetId tweet, UserId? viewer, PageRequest page);

    /// <summary>The tweets with a hashtag, newest first. Refuses: bad hashtag, bad cursor.</summary>
    /// <param name="tag">Without its sign, in any spelling.</param>
    /// <param name="viewer">Who reads.</param>
    /// <param name="page">What is asked for.</param>
    [Alias("GetByHashtag"), AlwaysInterleave]
    Task<Result<Page<TweetJson>>> GetByHashtagAsync(string tag, UserId? viewer, PageRequest page);

    /// <summary>Everyone's tweets without replies to others and reposts, newest first. Refuses: bad cursor.</summary>
    [Alias("Explore"), AlwaysInterleave]
    Task<Result<Page<TweetJson>>> ExploreAsync(UserId? viewer, PageRequest page);
}
