using MiniTwitter.Streams;
using MiniTwitter.Tweets;

namespace MiniTwitter.Timelines;

/// <summary>
/// What one silo knows of all logs: how far it has read each, the recent tweets once, and which awake timelines
/// follow whom. One per silo; grains of that silo share it, from any thread.
/// </summary>
public interface ISiloFeed
{
    /// <summary>Everything up to here is applied, and whoever it concerns can <see cref="Take"/> it.</summary>
    LogPosition Position { get; }

    /// <summary>Every tweet and repost with a larger id that this silo knows of is in memory, unless it is gone.</summary>
    TweetId Floor { get; }

    /// <summary>
    /// Applies a batch: skips what overlaps, and where events are missing between the cursor and the batch, has them
    /// read from the log.
    /// </summary>
    void Apply(LogBatch batch);

    /// <summary>
    /// Makes a change visible on this silo ahead of its turn in the log, because its author reads its own writes.
    /// It is pushed to followers in its turn.
    /// </summary>
    void ApplyOwn(LogPartition partition, LogEvent change);

    /// <summary>
    /// What has come for a timeline since the last time, in log order within a partition: also what is on its way to very many and has
    /// not reached this one.
    /// </summary>
    IReadOnlyList<InboxItem> Take(TimelineInbox inbox);

    /// <summary>What is in memory of a timeline just below an id: all there is between it and the floor of the result.</summary>
    /// <param name="scope">Which tweets the timeline shows.</param>
    /// <param name="before">Tweets with smaller ids.</param>
    /// <param name="most">Of each author, or of everybody's together.</param>
    Timeline Recall(TimelineScope scope, TweetId before, int most);

    /// <summary>
    /// From now on puts into the inbox, and calls its owner's grain for, whom the owner begins and ends to hide and who hides it: that
    /// concerns also who reads no timeline.
    /// </summary>
    void Attend(TimelineInbox inbox);

    /// <summary>
    /// From now on puts what happens in a timeline into the inbox, too; in the same instant recalls what has happened. Replaces an
    /// earlier registration of the inbox.
    /// </summary>
    Timeline Register(TimelineInbox inbox, TimelineScope scope);

    /// <summary>
    /// From now on notes in the inbox, about once a second, which of these tweets have other counts. Replaces those of before.
    /// </summary>
    void WatchCounts(TimelineInbox inbox, IReadOnlyCollection<TweetId> tweets);

    /// <summary>Ends all of it: the timeline sleeps and costs nothing.</summary>
    void Unregister(TimelineInbox inbox);

    /// <summary>The tweet or repost as it now is, or null when it, or something that it shows, is not in memory.</summary>
    ShownTweet? Find(TweetId tweet);

    /// <summary>Where a tweet or repost stands in the log of its partition, or null when it is not in memory.</summary>
    long? SeqOf(TweetId tweet);

    /// <summary>
    /// Whether an entry of a timeline is a repost of something that the timeline has shown within the <see cref="RepostOf.Days"/> days before.
    /// False for what is not in memory.
    /// </summary>
    bool IsRepeat(TimelineScope scope, TweetId entry);
}
