using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MiniTwitter.Notifications;
using MiniTwitter.Streams;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Fanout;

/// <summary>The store behind a <see cref="StoreSwitch"/>.</summary>
internal sealed class SwitchedStore(ITweetStore store, StoreSwitch @switch) : ITweetStore
{
    public Task<ImmutableArray<AppendResult>> AppendAsync(LogPartition partition, long firstSeq, ImmutableArray<LogEntry> entries) =>
        @switch.CommitAsync(() => store.AppendAsync(partition, firstSeq, entries));

    public async Task IndexAsync(LogPartition partition)
    {
        @switch.Check();
        await store.IndexAsync(partition);
    }

    public Task<LogPosition> ReadHeadsAsync(CancellationToken cancel) => ReadAsync(() => store.ReadHeadsAsync(cancel));

    public Task<ImmutableArray<LogEvent>> ReadLogAsync(LogPartition partition, long afterSeq, int limit, CancellationToken cancel) =>
        ReadAsync(() => store.ReadLogAsync(partition, afterSeq, limit, cancel));

    public Task<LogWindow> ReadWindowAsync(int tweets, long bytes, CancellationToken cancel) => ReadAsync(() => store.ReadWindowAsync(tweets, bytes, cancel));

    public Task<TweetId> ReadLastTweetIdAsync(LogPartition partition) => ReadAsync(() => store.ReadLastTweetIdAsync(partition));

    public Task<ImmutableArray<StoredTweet>> ReadTweetsAsync(IReadOnlyCollection<TweetId> ids) => ReadAsync(() => store.ReadTweetsAsync(ids));

    public Task<UserId?> FindAuthorAsync(TweetId tweet) =>
        ReadAsync(() => store.FindAuthorAsync(tweet));

    public Task<ImmutableArray<StoredTweet>> ReadOlderAsync(TimelineScope scope, TweetId before, int limit) =>
        ReadAsync(() => store.ReadOlderAsync(scope, before, limit));

    public Task<ImmutableArray<StoredTweet>> ReadNewerAsync(
        TimelineScope scope, TweetId floor, LogPosition position, LogPosition upTo, int limit) =>
        ReadAsync(() => store.ReadNewerAsync(scope, floor, position, upTo, limit));

    public Task<ImmutableArray<(TweetId Id, StoredTweet? Tweet)>> ReadAncestorsAsync(TweetId tweet, int limit) =>
        ReadAsync(() => store.ReadAncestorsAsync(tweet, limit));

    public Task<(ImmutableArray<StoredTweet> Replies, LogPosition AsOf)> ReadRepliesAsync(TweetId tweet, ThreadPlace after, int limit) =>
        ReadAsync(() => store.ReadRepliesAsync(tweet, after, limit));

    public Task<(ImmutableArray<StoredTweet> Replies, LogPosition AsOf)> ReadNewRepliesAsync(
        TweetId tweet, TweetId floor, LogPosition position, int limit) =>
        ReadAsync(() => store.ReadNewRepliesAsync(tweet, floor, position, limit));

    public Task<ImmutableArray<Edge<TweetVersion>>> ReadHistoryAsync(TweetId tweet, long before, int limit) =>
        ReadAsync(() => store.ReadHistoryAsync(tweet, before, limit));

    public Task<string?> ReadVersionAsync(TweetId tweet, long seq) => ReadAsync(() => store.ReadVersionAsync(tweet, seq));

    public Task<UserId?> FindUserAsync(Handle handle) => ReadAsync(() => store.FindUserAsync(handle));

    public Task<(ImmutableArray<UserCard> Cards, LogPosition AsOf)> ReadUsersAsync(IReadOnlyCollection<UserId> ids) =>
        ReadAsync(() => store.ReadUsersAsync(ids));

    public Task<ImmutableArray<UserId>> ReadFolloweesAsync(UserId follower) => ReadAsync(() => store.ReadFolloweesAsync(follower));

    public Task<ImmutableArray<Edge<UserId>>> ReadEdgesAsync(UserId user, EdgeDirection direction, long before, long? after, int limit) =>
        ReadAsync(() => store.ReadEdgesAsync(user, direction, before, after, limit));

    public Task<IReadOnlyDictionary<UserId, Standing>> ReadRelationshipsAsync(UserId viewer, IReadOnlyCollection<UserId> others) =>
        ReadAsync(() => store.ReadRelationshipsAsync(viewer, others));

    public Task<Hiding> ReadHidingAsync(UserId user) => ReadAsync(() => store.ReadHidingAsync(user));

    public Task<ImmutableArray<Edge<UserId>>> ReadHiddenAsync(UserId user, HidingKind kind, long before, long? after, int limit) =>
        ReadAsync(() => store.ReadHiddenAsync(user, kind, before, after, limit));

    public Task<IReadOnlyDictionary<TweetId, TweetMarks>> ReadMarksAsync(UserId user, IReadOnlyCollection<TweetId> tweets) =>
        ReadAsync(() => store.ReadMarksAsync(user, tweets));

    public Task<IReadOnlyDictionary<TweetMarks, ImmutableArray<TweetId>>> ReadNewestMarksAsync(UserId user, int limit) =>
        ReadAsync(() => store.ReadNewestMarksAsync(user, limit));

    public Task<ImmutableArray<Edge<TweetId>>> ReadMarkedAsync(UserId user, TweetMarks mark, long before, long? after, int limit) =>
        ReadAsync(() => store.ReadMarkedAsync(user, mark, before, after, limit));

    public Task<ImmutableArray<Edge<UserId>>> ReadMarkersAsync(TweetId tweet, TweetMarks mark, long before, long? after, int limit) =>
        ReadAsync(() => store.ReadMarkersAsync(tweet, mark, before, after, limit));

    public Task<ImmutableArray<Edge<TweetId>>> ReadQuotesAsync(TweetId tweet, long before, long? after, int limit) =>
        ReadAsync(() => store.ReadQuotesAsync(tweet, before, after, limit));

    public Task<NotificationStretch> ReadNotificationsAsync(UserId user, NotificationId before, int limit) =>
        ReadAsync(() => store.ReadNotificationsAsync(user, before, limit));

    public Task<(UnreadNotifications Unread, NotificationId? Newest)> ReadUnreadAsync(UserId user) =>
        ReadAsync(() => store.ReadUnreadAsync(user));

    public Task<(ImmutableArray<StoredTweet> Tweets, LogPosition AsOf)> ReadTaggedAsync(string tag, TweetId before, int limit) =>
        ReadAsync(() => store.ReadTaggedAsync(tag, before, limit));

    public Task<(ImmutableArray<StoredTweet> Tweets, LogPosition AsOf)> ReadNewTaggedAsync(string tag, TweetId floor, LogPosition position, int limit) =>
        ReadAsync(() => store.ReadNewTaggedAsync(tag, floor, position, limit));

    public Task<ImmutableArray<HashtagUse>> ReadHashtagUseAsync(DateTimeOffset since, DateTimeOffset recently, int limit) =>
        ReadAsync(() => store.ReadHashtagUseAsync(since, recently, limit));

    public Task<ImmutableArray<UserId>> FindPeopleAsync(ImmutableArray<string> words, string handle, UserId? viewer, int skip, int limit) =>
        ReadAsync(() => store.FindPeopleAsync(words, handle, viewer, skip, limit));

    public Task<int> PruneLogAsync(LogPartition partition, DateTimeOffset olderThan, int keep, int limit) =>
        ReadAsync(() => store.PruneLogAsync(partition, olderThan, keep, limit));

    private Task<T> ReadAsync<T>(Func<Task<T>> read, [CallerMemberName] string name = "") => @switch.ReadAsync(name, read);
}
