using System.Collections.Immutable;
using MiniTwitter.Notifications;
using MiniTwitter.Streams;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Storage;

/// <summary>The store with a clock beside each operation. While nobody listens, calls go straight through.</summary>
internal sealed class MeasuredTweetStore(TweetStore store, StorageMetrics metrics) : ITweetStore
{
    public Task<ImmutableArray<AppendResult>> AppendAsync(LogPartition partition, long firstSeq, ImmutableArray<LogEntry> entries) =>
        metrics.MeasureAsync("append", metrics.Start(), store.AppendAsync(partition, firstSeq, entries));

    public Task IndexAsync(LogPartition partition) => store.IndexAsync(partition);

    public Task<LogPosition> ReadHeadsAsync(CancellationToken cancel) =>
        metrics.MeasureAsync("read heads", metrics.Start(), store.ReadHeadsAsync(cancel));

    public Task<ImmutableArray<LogEvent>> ReadLogAsync(LogPartition partition, long afterSeq, int limit, CancellationToken cancel) =>
        metrics.MeasureAsync("read log", metrics.Start(), store.ReadLogAsync(partition, afterSeq, limit, cancel));

    public Task<LogWindow> ReadWindowAsync(int tweets, long bytes, CancellationToken cancel) =>
        metrics.MeasureAsync("read window", metrics.Start(), store.ReadWindowAsync(tweets, bytes, cancel));

    public Task<TweetId> ReadLastTweetIdAsync(LogPartition partition) =>
        metrics.MeasureAsync("read last tweet id", metrics.Start(), store.ReadLastTweetIdAsync(partition));

    public Task<ImmutableArray<StoredTweet>> ReadTweetsAsync(IReadOnlyCollection<TweetId> ids) =>
        metrics.MeasureAsync("read tweets", metrics.Start(), store.ReadTweetsAsync(ids));

    public Task<UserId?> FindAuthorAsync(TweetId tweet) =>
        metrics.MeasureAsync("find author", metrics.Start(), store.FindAuthorAsync(tweet));

    public Task<ImmutableArray<StoredTweet>> ReadOlderAsync(TimelineScope scope, TweetId before, int limit) =>
        metrics.MeasureAsync("read older", metrics.Start(), store.ReadOlderAsync(scope, before, limit));

    public Task<ImmutableArray<StoredTweet>> ReadNewerAsync(
        TimelineScope scope, TweetId floor, LogPosition position, LogPosition upTo, int limit) =>
        metrics.MeasureAsync("read newer", metrics.Start(), store.ReadNewerAsync(scope, floor, position, upTo, limit));

    public Task<ImmutableArray<(TweetId Id, StoredTweet? Tweet)>> ReadAncestorsAsync(TweetId tweet, int limit) =>
        metrics.MeasureAsync("read ancestors", metrics.Start(), store.ReadAncestorsAsync(tweet, limit));

    public Task<(ImmutableArray<StoredTweet> Replies, LogPosition AsOf)> ReadRepliesAsync(TweetId tweet, ThreadPlace after, int limit) =>
        metrics.MeasureAsync("read replies", metrics.Start(), store.ReadRepliesAsync(tweet, after, limit));

    public Task<(ImmutableArray<StoredTweet> Replies, LogPosition AsOf)> ReadNewRepliesAsync(
        TweetId tweet, TweetId floor, LogPosition position, int limit) =>
        metrics.MeasureAsync("read new replies", metrics.Start(), store.ReadNewRepliesAsync(tweet, floor, position, limit));

    public Task<ImmutableArray<Edge<TweetVersion>>> ReadHistoryAsync(TweetId tweet, long before, int limit) =>
        metrics.MeasureAsync("read history", metrics.Start(), store.ReadHistoryAsync(tweet, before, limit));

    public Task<string?> ReadVersionAsync(TweetId tweet, long seq) =>
        metrics.MeasureAsync("read version", metrics.Start(), store.ReadVersionAsync(tweet, seq));

    public Task<UserId?> FindUserAsync(Handle handle) =>
        metrics.MeasureAsync("find user", metrics.Start(), store.FindUserAsync(handle));

    public Task<(ImmutableArray<UserCard> Cards, LogPosition AsOf)> ReadUsersAsync(IReadOnlyCollection<UserId> ids) =>
        metrics.MeasureAsync("read users", metrics.Start(), store.ReadUsersAsync(ids));

    public Task<ImmutableArray<UserId>> ReadFolloweesAsync(UserId follower) =>
        metrics.MeasureAsync("read followees", metrics.Start(), store.ReadFolloweesAsync(follower));

    public Task<ImmutableArray<Edge<UserId>>> ReadEdgesAsync(UserId user, EdgeDirection direction, long before, long? after, int limit) =>
        metrics.MeasureAsync("read edges", metrics.Start(), store.ReadEdgesAsync(user, direction, before, after, limit));

    public Task<IReadOnlyDictionary<UserId, Standing>> ReadRelationshipsAsync(UserId viewer, IReadOnlyCollection<UserId> others) =>
        metrics.MeasureAsync("read relationships", metrics.Start(), store.ReadRelationshipsAsync(viewer, others));

    public Task<Hiding> ReadHidingAsync(UserId user) => metrics.MeasureAsync("read hiding", metrics.Start(), store.ReadHidingAsync(user));

    public Task<ImmutableArray<Edge<UserId>>> ReadHiddenAsync(UserId user, HidingKind kind, long before, long? after, int limit) =>
        metrics.MeasureAsync("read hidden", metrics.Start(), store.ReadHiddenAsync(user, kind, before, after, limit));

    public Task<IReadOnlyDictionary<TweetId, TweetMarks>> ReadMarksAsync(UserId user, IReadOnlyCollection<TweetId> tweets) =>
        metrics.MeasureAsync("read marks", metrics.Start(), store.ReadMarksAsync(user, tweets));

    public Task<IReadOnlyDictionary<TweetMarks, ImmutableArray<TweetId>>> ReadNewestMarksAsync(UserId user, int limit) =>
        metrics.MeasureAsync("read newest marks", metrics.Start(), store.ReadNewestMarksAsync(user, limit));

    public Task<ImmutableArray<Edge<TweetId>>> ReadMarkedAsync(UserId user, TweetMarks mark, long before, long? after, int limit) =>
        metrics.MeasureAsync("read marked", metrics.Start(), store.ReadMarkedAsync(user, mark, before, after, limit));

    public Task<ImmutableArray<Edge<UserId>>> ReadMarkersAsync(TweetId tweet, TweetMarks mark, long before, long? after, int limit) =>
        metrics.MeasureAsync("read markers", metrics.Start(), store.ReadMarkersAsync(tweet, mark, before, after, limit));

    public Task<ImmutableArray<Edge<TweetId>>> ReadQuotesAsync(TweetId tweet, long before, long? after, int limit) =>
        metrics.MeasureAsync("read quotes", metrics.Start(), store.ReadQuotesAsync(tweet, before, after, limit));

    public Task<NotificationStretch> ReadNotificationsAsync(UserId user, NotificationId before, int limit) =>
        metrics.MeasureAsync("read notifications", metrics.Start(), store.ReadNotificationsAsync(user, before, limit));

    public Task<(UnreadNotifications Unread, NotificationId? Newest)> ReadUnreadAsync(UserId user) =>
        metrics.MeasureAsync("read unread", metrics.Start(), store.ReadUnreadAsync(user));

    public Task<(ImmutableArray<StoredTweet> Tweets, LogPosition AsOf)> ReadTaggedAsync(string tag, TweetId before, int limit) =>
        metrics.MeasureAsync("read tagged", metrics.Start(), store.ReadTaggedAsync(tag, before, limit));

    public Task<(ImmutableArray<StoredTweet> Tweets, LogPosition AsOf)> ReadNewTaggedAsync(string tag, TweetId floor, LogPosition position, int limit) =>
        metrics.MeasureAsync("read new tagged", metrics.Start(), store.ReadNewTaggedAsync(tag, floor, position, limit));

    public Task<ImmutableArray<HashtagUse>> ReadHashtagUseAsync(DateTimeOffset since, DateTimeOffset recently, int limit) =>
        metrics.MeasureAsync("read hashtag use", metrics.Start(), store.ReadHashtagUseAsync(since, recently, limit));

    public Task<ImmutableArray<UserId>> FindPeopleAsync(ImmutableArray<string> words, string handle, UserId? viewer, int skip, int limit) =>
        metrics.MeasureAsync("find people", metrics.Start(), store.FindPeopleAsync(words, handle, viewer, skip, limit));

    public Task<int> PruneLogAsync(LogPartition partition, DateTimeOffset olderThan, int keep, int limit) =>
        metrics.MeasureAsync("prune log", metrics.Start(), store.PruneLogAsync(partition, olderThan, keep, limit));
}
