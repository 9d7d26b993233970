using System.Collections.Immutable;
using MiniTwitter.Notifications;
using MiniTwitter.Streams;
using MiniTwitter.Timelines;
using MiniTwitter.Users;

namespace MiniTwitter.Tweets;

/// <summary>
/// The database behind the logs: tweets, their versions, follow edges, profiles and the log itself. Implemented
/// for SQLite and PostgreSQL. Every method throws <see cref="StorageUnavailableException"/> when the database
/// does not answer, and is safe to call from any thread.
/// </summary>
public interface ITweetStore
{
    /// <summary>
    /// Commits entries of one partition with consecutive sequence numbers from <paramref name="firstSeq"/>, all of
    /// them or none, and returns when they are durable. An entry that is repeated, reused or unchanged takes no
    /// sequence number. Batches of several partitions share one transaction.
    /// </summary>
    /// <returns>One result per entry, in order.</returns>
    /// <exception cref="LogFencedException">
    /// A row (partition, seq ≥ <paramref name="firstSeq"/>) already exists: another activation wrote it. Nothing was committed.
    /// </exception>
    Task<ImmutableArray<AppendResult>> AppendAsync(LogPartition partition, long firstSeq, ImmutableArray<LogEntry> entries);

    /// <summary>
    /// Finds what an earlier version has appended to a log (silos of both run side by side during an upgrade) the way new changes are
    /// found: tweets by their hashtags, people by their words and followers. To be called by whoever is going to append, before.
    /// </summary>
    Task IndexAsync(LogPartition partition);

    /// <summary>The newest sequence number of every partition, 0 where there is none.</summary>
    Task<LogPosition> ReadHeadsAsync(CancellationToken cancel);

    /// <summary>
    /// Events after <paramref name="afterSeq"/>, ascending, at most <paramref name="limit"/>, as consecutive as the log
    /// is. Tweets come with their present text (null if deleted), posts with their author's present profile.
    /// </summary>
    Task<ImmutableArray<LogEvent>> ReadLogAsync(LogPartition partition, long afterSeq, int limit, CancellationToken cancel);

    /// <summary>
    /// The newest tweets with their authors, and the heads, in one snapshot: at most <paramref name="tweets"/>, and no more than whose texts take
    /// about <paramref name="bytes"/> in memory.
    /// </summary>
    Task<LogWindow> ReadWindowAsync(int tweets, long bytes, CancellationToken cancel);

    /// <summary>The largest tweet id of a partition (deleted ones too), or id 0.</summary>
    Task<TweetId> ReadLastTweetIdAsync(LogPartition partition);

    /// <summary>Tweets and reposts by id, in no order; those deleted or unknown are left out, and reposts of what is deleted.</summary>
    Task<ImmutableArray<StoredTweet>> ReadTweetsAsync(IReadOnlyCollection<TweetId> ids);

    /// <summary>Who wrote a tweet, also one that is deleted; null when it never was, or is a repost.</summary>
    Task<UserId?> FindAuthorAsync(TweetId tweet);

    /// <summary>
    /// The newest tweets and reposts that a timeline shows with id below <paramref name="before"/>, newest first, at most
    /// <paramref name="limit"/>. Costs one index seek per author, however many tweets they have.
    /// </summary>
    Task<ImmutableArray<StoredTweet>> ReadOlderAsync(TimelineScope scope, TweetId before, int limit);

    /// <summary>
    /// The oldest tweets and reposts that a timeline shows with id above <paramref name="floor"/> and sequence
    /// number after <paramref name="position"/> and up to <paramref name="upTo"/>, ascending by id, at most <paramref name="limit"/>.
    /// </summary>
    Task<ImmutableArray<StoredTweet>> ReadNewerAsync(
        TimelineScope scope, TweetId floor, LogPosition position, LogPosition upTo, int limit);

    /// <summary>
    /// What a tweet answers, directly and indirectly: topmost first, at most <paramref name="limit"/>, the nearest; null for those deleted.
    /// </summary>
    Task<ImmutableArray<(TweetId Id, StoredTweet? Tweet)>> ReadAncestorsAsync(TweetId tweet, int limit);

    /// <summary>
    /// Direct replies from a place on in the order of a thread, at most <paramref name="limit"/>, and the heads of the logs in the same snapshot.
    /// </summary>
    Task<(ImmutableArray<StoredTweet> Replies, LogPosition AsOf)> ReadRepliesAsync(TweetId tweet, ThreadPlace after, int limit);

    /// <summary>
    /// Direct replies with id above <paramref name="floor"/> and sequence number after <paramref name="position"/>, ascending by id, at
    /// most <paramref name="limit"/>, and the heads of the logs in the same snapshot.
    /// </summary>
    Task<(ImmutableArray<StoredTweet> Replies, LogPosition AsOf)> ReadNewRepliesAsync(
        TweetId tweet, TweetId floor, LogPosition position, int limit);

    /// <summary>
    /// The newest tweets with a hashtag (as <see cref="Hashtag"/> has it) and id below <paramref name="before"/>, newest first, at most
    /// <paramref name="limit"/>, and the heads of the logs in the same snapshot.
    /// </summary>
    Task<(ImmutableArray<StoredTweet> Tweets, LogPosition AsOf)> ReadTaggedAsync(string tag, TweetId before, int limit);

    /// <summary>
    /// Tweets with a hashtag, with id above <paramref name="floor"/> and sequence number after <paramref name="position"/>, ascending by
    /// id, at most <paramref name="limit"/>, and the heads of the logs in the same snapshot.
    /// </summary>
    Task<(ImmutableArray<StoredTweet> Tweets, LogPosition AsOf)> ReadNewTaggedAsync(string tag, TweetId floor, LogPosition position, int limit);

    /// <summary>
    /// How the hashtags of tweets since <paramref name="since"/> are used, in no order: those of the newest uses, at most <paramref name="limit"/>.
    /// </summary>
    /// <param name="since">From when on tweets are counted.</param>
    /// <param name="recently">From when on they are also counted as recent.</param>
    /// <param name="limit">Most uses that are looked at.</param>
    Task<ImmutableArray<HashtagUse>> ReadHashtagUseAsync(DateTimeOffset since, DateTimeOffset recently, int limit);

    /// <summary>
    /// Versions of a tweet with <see cref="Edge{T}.Id"/> below <paramref name="before"/>, newest first, at most <paramref name="limit"/>; none
    /// when it is deleted or unknown. A version's id is the sequence number of the edit that replaced it; the present one has the largest there is.
    /// </summary>
    Task<ImmutableArray<Edge<TweetVersion>>> ReadHistoryAsync(TweetId tweet, long before, int limit);

    /// <summary>The text that a tweet was given by the change of this sequence number, its post or an edit; null when deleted or unknown.</summary>
    Task<string?> ReadVersionAsync(TweetId tweet, long seq);

    /// <summary>Who holds the handle (compared without case), or null.</summary>
    Task<UserId?> FindUserAsync(Handle handle);

    /// <summary>Profiles with their counts, in no order, and the heads of the logs in the same snapshot.</summary>
    Task<(ImmutableArray<UserCard> Cards, LogPosition AsOf)> ReadUsersAsync(IReadOnlyCollection<UserId> ids);

    /// <summary>Everyone whom a user follows, in no order.</summary>
    Task<ImmutableArray<UserId>> ReadFolloweesAsync(UserId follower);

    /// <summary>
    /// A stretch of the edges that start (<see cref="EdgeDirection.Following"/>) or end
    /// (<see cref="EdgeDirection.Followers"/>) at a user: newest first with <see cref="Edge{T}.Id"/> below
    /// <paramref name="before"/>; or, if <paramref name="after"/> is given, oldest first with ids above it.
    /// </summary>
    Task<ImmutableArray<Edge<UserId>>> ReadEdgesAsync(UserId user, EdgeDirection direction, long before, long? after, int limit);

    /// <summary>What a user has done with some tweets; those with which it has done nothing are left out.</summary>
    Task<IReadOnlyDictionary<TweetId, TweetMarks>> ReadMarksAsync(UserId user, IReadOnlyCollection<TweetId> tweets);

    /// <summary>The newest tweets that a user has marked, by id, at most <paramref name="limit"/> of each mark; for each of them a list.</summary>
    Task<IReadOnlyDictionary<TweetMarks, ImmutableArray<TweetId>>> ReadNewestMarksAsync(UserId user, int limit);

    /// <summary>A stretch of the tweets that a user has marked and that are not deleted, as in <see cref="ReadEdgesAsync"/>.</summary>
    Task<ImmutableArray<Edge<TweetId>>> ReadMarkedAsync(UserId user, TweetMarks mark, long before, long? after, int limit);

    /// <summary>A stretch of the users who have marked a tweet, as in <see cref="ReadEdgesAsync"/>.</summary>
    /// <param name="mark">Liked or Reposted.</param>
    Task<ImmutableArray<Edge<UserId>>> ReadMarkersAsync(TweetId tweet, TweetMarks mark, long before, long? after, int limit);

    /// <summary>A stretch of the tweets that quote a tweet, as in <see cref="ReadEdgesAsync"/>.</summary>
    Task<ImmutableArray<Edge<TweetId>>> ReadQuotesAsync(TweetId tweet, long before, long? after, int limit);

    /// <summary>
    /// Notifications whose newest cause has an id below <paramref name="before"/>, newest first, at most <paramref name="limit"/>. Looks at
    /// <see cref="ApiLimits.CausesRead"/> causes at most. Nothing of deleted tweets, or of those whom the user blocks or mutes or who block it.
    /// </summary>
    Task<NotificationStretch> ReadNotificationsAsync(UserId user, NotificationId before, int limit);

    /// <summary>
    /// How many notifications are unread, of the newest <see cref="ApiLimits.CausesRead"/> causes, and the newest cause there is, seen or hidden.
    /// </summary>
    Task<(UnreadNotifications Unread, NotificationId? Newest)> ReadUnreadAsync(UserId user);

    /// <summary>How the viewer and each of <paramref name="others"/> stand to each other.</summary>
    Task<IReadOnlyDictionary<UserId, Standing>> ReadRelationshipsAsync(UserId viewer, IReadOnlyCollection<UserId> others);

    /// <summary>Whom a user has blocked and muted, and who has blocked it.</summary>
    Task<Hiding> ReadHidingAsync(UserId user);

    /// <summary>A stretch of the users whom a user has blocked or muted, as in <see cref="ReadEdgesAsync"/>.</summary>
    Task<ImmutableArray<Edge<UserId>>> ReadHiddenAsync(UserId user, HidingKind kind, long before, long? after, int limit);

    /// <summary>
    /// People whose words (<see cref="SearchWords"/>) begin with all of <paramref name="words"/>, at least one: first the one with exactly
    /// that handle, then those whom the viewer follows, then those who follow the viewer; each group by followers, then by handle. Where
    /// very many are found, at least those with most followers and those near the viewer are among them.
    /// </summary>
    /// <param name="words">What to look for, the most selective first.</param>
    /// <param name="handle">A handle's key, or what is none.</param>
    /// <param name="viewer">Who looks, or null.</param>
    /// <param name="skip">How many of the first are left out.</param>
    /// <param name="limit">Most that are answered.</param>
    Task<ImmutableArray<UserId>> FindPeopleAsync(ImmutableArray<string> words, string handle, UserId? viewer, int skip, int limit);

    /// <summary>
    /// Deletes log rows accepted before <paramref name="olderThan"/>, at most <paramref name="limit"/>, but never the
    /// newest <paramref name="keep"/> of the partition. Returns how many.
    /// </summary>
    Task<int> PruneLogAsync(LogPartition partition, DateTimeOffset olderThan, int keep, int limit);
}

/// <summary>A <see cref="LogCommand"/> with what the log added.</summary>
/// <param name="Command">What the user grain asked for.</param>
/// <param name="NewId">
/// Posts: the new tweet's id. Reposts: the entry's. Follows, likes, bookmarks, blocks and mutes: the new edge's. Edits: by
/// which its notifications are sorted. All time-sortable and unique. Otherwise 0.
/// </param>
/// <param name="At">The time of acceptance, to the millisecond.</param>
public sealed record LogEntry(LogCommand Command, long NewId, DateTimeOffset At);

/// <summary>A tweet as stored, or a repost, which has no text of its own.</summary>
/// <param name="Seq">Where its post stands in the log of <see cref="TweetId.Partition"/>.</param>
/// <param name="ReplyTo">The tweet that it answers, or null.</param>
/// <param name="Counts">What others have done with it.</param>
/// <param name="QuoteOf">The tweet that it quotes, or null.</param>
/// <param name="RepostOf">A repost: what it shows. Otherwise null.</param>
[GenerateSerializer, Immutable, Alias("mt.StoredTweet")]
public sealed record StoredTweet(
    [property: Id(0)] TweetId Id,
    [property: Id(1)] UserId Author,
    [property: Id(2)] string Text,
    [property: Id(3)] DateTimeOffset? EditedAt,
    [property: Id(4)] long Seq,
    [property: Id(5)] ReplyTo? ReplyTo = null,
    [property: Id(6)] TweetCounts Counts = default,
    [property: Id(7)] TweetId? QuoteOf = null,
    [property: Id(8)] RepostOf? RepostOf = null);

/// <summary>That somebody has reposted something.</summary>
/// <param name="Id">The entry.</param>
/// <param name="User">Who.</param>
/// <param name="Of">The tweet.</param>
public readonly record struct RepostRow(TweetId Id, UserId User, TweetId Of);

/// <summary>The newest part of all logs, with which a silo starts.</summary>
/// <param name="Heads">Everything up to here is in the window or older than it.</param>
/// <param name="Tweets">Tweets and reposts, newest first.</param>
/// <param name="Authors">The profiles of their authors.</param>
/// <param name="Complete">True when there are no older tweets.</param>
/// <param name="EarlierReposts">
/// Those of the last <see cref="RepostOf.Days"/> days before the window, oldest first, at most <see cref="MostEarlierReposts"/>, the newest.
/// </param>
public sealed record LogWindow(
    LogPosition Heads, ImmutableArray<StoredTweet> Tweets, ImmutableArray<Profile> Authors, bool Complete, ImmutableArray<RepostRow> EarlierReposts)
{
    public const int MostEarlierReposts = 1_000_000;
}

/// <summary>Which end of a follow edge is listed.</summary>
public enum EdgeDirection
{
    /// <summary>Edges that end at the user: its followers.</summary>
    Followers,

    /// <summary>Edges that start at the user: whom it follows.</summary>
    Following,
}

/// <summary>One end of a follow, a like or a bookmark.</summary>
/// <param name="Id">Time-sortable; the newest have the largest.</param>
/// <param name="End">What is at the other end.</param>
public readonly record struct Edge<T>(long Id, T End);
