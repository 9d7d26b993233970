using System.Collections.Immutable;
using MiniTwitter.Accounts;
using MiniTwitter.Notifications;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using Orleans.Concurrency;

namespace MiniTwitter.Users;

/// <summary>
/// One user: its profile, whom it follows, its tweets and its home timeline. Only the user itself (the signed-in
/// caller) is served here; what strangers may see comes from <see cref="IUserReaderGrain"/> and
/// <see cref="ITweetReaderGrain"/>. Key: <see cref="UserId"/>.
/// </summary>
/// <remarks>
/// Commands run one at a time and are durable when they answer. Reads interleave with them, so a database
/// that hangs delays no reader. Commands throw <see cref="StorageUnavailableException"/> when storage is away.
/// </remarks>
[Alias("mt.IUserGrain"), GrainInterfaceType("mt.user")]
public interface IUserGrain : IGrainWithIntegerKey
{
    /// <summary>Creates the user. Idempotent: an existing user is answered unchanged.</summary>
    [Alias("Create")]
    Task<Result<User>> CreateAsync(Profile profile);

    /// <summary>The user itself with its counts, or <see cref="Refusal.UserNotFound"/>.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<Result<User>> GetAsync();

    /// <summary>Changes the named fields, or refuses with <see cref="Refusal.Invalid"/> naming those that break a rule.</summary>
    [Alias("ChangeProfile")]
    Task<Result<User>> ChangeProfileAsync(ProfileChange change, IdempotencyKey? key);

    /// <summary>
    /// Posts a tweet, which may answer one and quote one. Refuses: empty, too long, bad characters, key reused; what is answered or
    /// quoted not found.
    /// </summary>
    [Alias("PostNew")]
    Task<Result<Tweet>> PostAsync(NewTweet tweet, IdempotencyKey? key);

    /// <summary>Replaces a tweet's text and keeps the old version in its history. Refuses also: not found, not yours.</summary>
    [Alias("Edit")]
    Task<Result<Tweet>> EditAsync(TweetId tweet, string text, IdempotencyKey? key);

    /// <summary>Deletes a tweet, also the second time. Refuses: never existed, not yours.</summary>
    [Alias("Delete")]
    Task<Result<TweetId>> DeleteAsync(TweetId tweet, IdempotencyKey? key);

    /// <summary>Shows a tweet to the user's followers, at most once. Idempotent. Refuses: not found.</summary>
    [Alias("Repost")]
    Task<Result<Tweet>> RepostAsync(TweetId tweet, IdempotencyKey? key);

    /// <summary>Takes a repost back. Idempotent. Refuses: not found.</summary>
    [Alias("Unrepost")]
    Task<Result<Tweet>> UnrepostAsync(TweetId tweet, IdempotencyKey? key);

    /// <summary>Likes a tweet. Idempotent. Refuses: not found.</summary>
    [Alias("Like")]
    Task<Result<Tweet>> LikeAsync(TweetId tweet, IdempotencyKey? key);

    /// <summary>Likes a tweet no longer. Idempotent. Refuses: not found.</summary>
    [Alias("Unlike")]
    Task<Result<Tweet>> UnlikeAsync(TweetId tweet, IdempotencyKey? key);

    /// <summary>Puts a tweet among the user's bookmarks. Idempotent. Refuses: not found.</summary>
    [Alias("Bookmark")]
    Task<Result<Tweet>> BookmarkAsync(TweetId tweet, IdempotencyKey? key);

    /// <summary>Takes a tweet from the user's bookmarks. Idempotent. Refuses: not found.</summary>
    [Alias("Unbookmark")]
    Task<Result<Tweet>> UnbookmarkAsync(TweetId tweet, IdempotencyKey? key);

    /// <summary>
    /// Takes back the user's own like, bookmark or repost, also of a tweet that is deleted or whose author hides from the user. Idempotent where
    /// the tweet is seen. Refuses: not found, when there is nothing to take back and no tweet to be seen.
    /// </summary>
    [Alias("TakeBack")]
    Task<Result<TakenBack>> TakeBackAsync(TweetMarks mark, TweetId tweet, IdempotencyKey? key);

    /// <summary>
    /// Hides the user and another from each other, and ends their follows. When this answers, it holds on every silo. Idempotent. Refuses:
    /// oneself, unknown user, too many.
    /// </summary>
    [Alias("Block")]
    Task<Result<Relationship>> BlockAsync(UserId other, IdempotencyKey? key);

    /// <summary>Takes a block back; follows do not come back. Idempotent. Refuses: oneself, unknown user.</summary>
    [Alias("Unblock")]
    Task<Result<Relationship>> UnblockAsync(UserId other, IdempotencyKey? key);

    /// <summary>Leaves another's tweets and reposts out of the home timeline. Idempotent. Refuses: oneself, unknown user, too many.</summary>
    [Alias("Mute")]
    Task<Result<Relationship>> MuteAsync(UserId other, IdempotencyKey? key);

    /// <summary>Takes a mute back. Idempotent. Refuses: oneself, unknown user.</summary>
    [Alias("Unmute")]
    Task<Result<Relationship>> UnmuteAsync(UserId other, IdempotencyKey? key);

    /// <summary>Somebody has blocked or unblocked the user: whom it sees is read again. When this answers, it holds.</summary>
    [Alias("ReloadHiding"), AlwaysInterleave]
    Task ReloadHidingAsync();

    /// <summary>Follows a user and backfills its recent tweets. Idempotent. Refuses: oneself, unknown user, blocked, too many.</summary>
    [Alias("Follow")]
    Task<Result<Relationship>> FollowAsync(UserId followee, IdempotencyKey? key);

    /// <summary>Stops following and removes that user's tweets from the timeline. Idempotent.</summary>
    [Alias("Unfollow")]
    Task<Result<Relationship>> UnfollowAsync(UserId followee, IdempotencyKey? key);

    /// <summary>A page of the home timeline, newest first. Refuses: <see cref="Refusal.BadCursor"/>.</summary>
    [Alias("GetTimelineJson"), AlwaysInterleave]
    Task<Result<Page<TweetJson>>> GetTimelineAsync(PageRequest page);

    /// <summary>
    /// A page of the user's own tweets, without or with its replies to others, the acknowledged ones always included, newest first.
    /// </summary>
    [Alias("GetOwnTweets"), AlwaysInterleave]
    Task<Result<Page<TweetJson>>> GetTweetsAsync(bool withReplies, PageRequest page);

    /// <summary>A page of the user's bookmarks, the newest first. Refuses: bad cursor.</summary>
    [Alias("GetBookmarks"), AlwaysInterleave]
    Task<Result<Page<TweetJson>>> GetBookmarksAsync(PageRequest page);

    /// <summary>
    /// A page of what others did that concerns the user, newest first; nothing of those whom it blocks or mutes or who block it. Its
    /// <see cref="Page{T}.After"/> is always null. Refuses: bad cursor.
    /// </summary>
    [Alias("GetNotifications"), AlwaysInterleave]
    Task<Result<Page<Notification>>> GetNotificationsAsync(PageRequest page);

    /// <summary>How many notifications are unread.</summary>
    [Alias("GetUnread"), AlwaysInterleave]
    Task<UnreadNotifications> GetUnreadAsync();

    /// <summary>
    /// Marks notifications as read, on all devices; never moves back, nor beyond the newest there is. Idempotent. Refuses: unknown user,
    /// key reused.
    /// </summary>
    [Alias("ReadNotificationsUpTo")]
    Task<Result<UnreadNotifications>> ReadNotificationsAsync(NotificationId upTo, IdempotencyKey? key);

    /// <summary>What the user has done with tweets, and what it sees of people; neither has to be asked about.</summary>
    [Alias("Look"), AlwaysInterleave]
    Task<Looks> LookAsync(ImmutableArray<TweetId> tweets, ImmutableArray<UserId> people);

    /// <summary>A tweet as the user sees it, its own ones current as of its last acknowledged command.</summary>
    [Alias("GetTweet"), AlwaysInterleave]
    Task<Result<Tweet>> GetTweetAsync(TweetId tweet);

    /// <summary>
    /// Has <paramref name="observer"/> told of live events for <see cref="WatchTime"/>; call again to renew.
    /// </summary>
    /// <param name="observer">The web node's one observer.</param>
    /// <param name="since">
    /// What the node has already passed on, or null for a first connection. A grain that did not know the
    /// observer (it moved or woke) first sends what was posted since.
    /// </param>
    /// <param name="onScreen">The tweets whose counts the node wants to be told of; replaces those of before.</param>
    /// <returns>The position from which the observer is now told everything.</returns>
    [Alias("WatchScreen"), AlwaysInterleave]
    Task<LogPosition> WatchAsync(ITimelineObserver observer, LogPosition? since, ImmutableArray<TweetId> onScreen);

    /// <summary>Stops telling <paramref name="observer"/>.</summary>
    [Alias("Unwatch"), AlwaysInterleave]
    Task UnwatchAsync(ITimelineObserver observer);

    /// <summary>Tells the observers that a session ended, so that its connections close.</summary>
    [Alias("EndSession"), AlwaysInterleave]
    Task EndSessionAsync(SessionId session);

    /// <summary>How long one <see cref="WatchAsync"/> lasts: longer than the calls of a living node may fail when a silo dies.</summary>
    static readonly TimeSpan WatchTime = TimeSpan.FromSeconds(20);
}
