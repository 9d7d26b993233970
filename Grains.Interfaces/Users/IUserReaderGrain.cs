using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using Orleans.Concurrency;

namespace MiniTwitter.Users;

/// <summary>
/// Public reads of users, answered from the cache of the silo that is asked, so that a million people looking
/// at one profile call no single grain. A stateless worker; key 0.
/// </summary>
[Alias("mt.IUserReaderGrain"), GrainInterfaceType("mt.user-reader")]
public interface IUserReaderGrain : IGrainWithIntegerKey
{
    /// <summary>The id behind a handle, or <see cref="Refusal.UserNotFound"/>.</summary>
    [Alias("Find"), AlwaysInterleave]
    Task<Result<UserId>> FindAsync(Handle handle);

    /// <summary>A user as <paramref name="viewer"/> (null: signed out) sees it.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<Result<User>> GetAsync(Handle handle, UserId? viewer);

    /// <summary>Users who follow this one, newest edge first. Refuses: unknown user, bad cursor.</summary>
    [Alias("GetFollowers"), AlwaysInterleave]
    Task<Result<Page<User>>> GetFollowersAsync(Handle handle, UserId? viewer, PageRequest page);

    /// <summary>Users who like a tweet, newest like first. Refuses: unknown tweet, bad cursor.</summary>
    [Alias("GetLikers"), AlwaysInterleave]
    Task<Result<Page<User>>> GetLikersAsync(TweetId tweet, UserId? viewer, PageRequest page);

    /// <summary>Users who have reposted a tweet, newest repost first. Refuses: unknown tweet, bad cursor.</summary>
    [Alias("GetReposters"), AlwaysInterleave]
    Task<Result<Page<User>>> GetRepostersAsync(TweetId tweet, UserId? viewer, PageRequest page);

    /// <summary>
    /// People whose handle or a word of whose display name begins with what is looked for: first the one with exactly that handle, then
    /// those whom the viewer follows, then those who follow the viewer; each group by followers, then by handle. Has no newer pages.
    /// Refuses: <see cref="Refusal.Invalid"/> text, bad cursor.
    /// </summary>
    [Alias("Search"), AlwaysInterleave]
    Task<Result<Page<User>>> SearchAsync(string? text, UserId? viewer, PageRequest page);

    /// <summary>Users whom the viewer has blocked, newest block first. Refuses: bad cursor.</summary>
    [Alias("GetBlocked"), AlwaysInterleave]
    Task<Result<Page<User>>> GetBlockedAsync(UserId viewer, PageRequest page);

    /// <summary>Users whom the viewer has muted, newest mute first. Refuses: bad cursor.</summary>
    [Alias("GetMuted"), AlwaysInterleave]
    Task<Result<Page<User>>> GetMutedAsync(UserId viewer, PageRequest page);

    /// <summary>Users whom this one follows, newest edge first. Refuses: unknown user, bad cursor.</summary>
    [Alias("GetFollowing"), AlwaysInterleave]
    Task<Result<Page<User>>> GetFollowingAsync(Handle handle, UserId? viewer, PageRequest page);
}
