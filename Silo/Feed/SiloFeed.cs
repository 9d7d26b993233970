using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using MiniTwitter.Streams;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;

namespace MiniTwitter.Feed;

/// <summary>
/// One silo's reading of all logs: one cursor per partition, whatever the events come by. This part: applying them;
/// <c>SiloFeed.HandingOn.cs</c>: handing them on. <see cref="FeedRepair"/> closes gaps, <see cref="FeedSubscription"/> listens to the streams.
/// </summary>
internal sealed partial class SiloFeed : ISiloFeed
{
    // Silence is measured by the real clock, whatever time the product is told.
    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly Lock _gate = new();
    private readonly RecentTweets _recent;
    private readonly ChangesAhead _ahead = new();
    private readonly HashSet<(LogPartition Partition, long Seq)> _countedAhead = [];
    private readonly AwakeTimelines _awake = new();
    private readonly TweetsOnScreen _onScreen = new();
    // Of these what has happened is told once in a while.
    private readonly HashSet<TimelineInbox> _notified = [];
    private readonly UserCards _cards;
    private readonly FeedMetrics _metrics;
    private readonly long[] _heard = new long[LogPartition.Count];
    private readonly long[] _heardAt = new long[LogPartition.Count];

    private volatile LogPosition _position = LogPosition.Start;

    public SiloFeed(UserCards cards, FeedMetrics metrics, IOptions<FeedOptions> options)
    {
        (_cards, _metrics) = (cards, metrics);
        _recent = new RecentTweets(options.Value.RecentTweets, options.Value.RecentBytes);
    }

    /// <summary>A batch showed that events are missing. Raised outside the gate.</summary>
    public event Action<LogPartition>? GapFound;

    public LogPosition Position => _position;

    public TweetId Floor => _recent.Floor;

    /// <summary>How many timelines are awake on this silo.</summary>
    public int AwakeTimelines => _awake.Count;

    /// <summary>How many changes are known to be in a log and are not applied.</summary>
    public long LagOf(LogPartition partition)
    {
        // In this order: what is applied in between is no lag.
        var heard = Volatile.Read(ref _heard[partition.Index]);
        return Math.Max(0, heard - _position[partition]);
    }

    /// <summary>Time since the last batch or heartbeat of a log.</summary>
    public TimeSpan SilenceOf(LogPartition partition) => Clock.GetElapsedTime(Volatile.Read(ref _heardAt[partition.Index]));

    /// <summary>Starts from a snapshot of the database.</summary>
    public void Start(LogWindow window)
    {
        lock (_gate)
        {
            _recent.Load(window);
            _cards.Start(window.Heads);
            _position = window.Heads;
        }
    }

    public void Apply(LogBatch batch)
    {
        bool gap;
        Volatile.Write(ref _heardAt[batch.Partition.Index], Clock.GetTimestamp());
        lock (_gate)
        {
            Hear(batch.Partition, batch.Head);
            gap = batch.PrevSeq > _position[batch.Partition];
            if (!gap)
                ApplyInTurn(batch.Partition, batch.Events);
        }

        if (gap)
            GapFound?.Invoke(batch.Partition);
    }

    /// <summary>The database has events up to here.</summary>
    public void Hear(LogPosition heads)
    {
        lock (_gate)
        {
            foreach (var partition in LogPartition.All)
                Hear(partition, heads[partition]);
        }
    }

    /// <summary>Applies what was read from the log, where rows that are gone for good leave no gap to wait for.</summary>
    public void ApplyRead(LogPartition partition, ImmutableArray<LogEvent> events)
    {
        lock (_gate)
            ApplyInTurn(partition, events);
    }

    public void ApplyOwn(LogPartition partition, LogEvent change)
    {
        lock (_gate)
        {
            if (!_position.IsBefore(partition, change.Seq))
                return;
            Remember(_ahead.Merge(change, inTurn: false));
            _cards.Forget(partition, change);
            if (IsCounted(change) && _countedAhead.Add((partition, change.Seq)))
                Count(change);
        }
    }

    public Timeline Recall(TimelineScope scope, TweetId before, int most)
    {
        lock (_gate)
            return _recent.Recall(scope, before, most);
    }

    public void Attend(TimelineInbox inbox)
    {
        lock (_gate)
            _awake.Attend(inbox);
    }

    public Timeline Register(TimelineInbox inbox, TimelineScope scope)
    {
        lock (_gate)
        {
            _awake.Register(inbox, scope);
            return _recent.Recall(scope);
        }
    }

    public void Unregister(TimelineInbox inbox)
    {
        lock (_gate)
        {
            _awake.Unregister(inbox);
            _onScreen.Watch(inbox, []);
            _notified.Remove(inbox);
        }
    }

    public void WatchCounts(TimelineInbox inbox, IReadOnlyCollection<TweetId> tweets)
    {
        lock (_gate)
            _onScreen.Watch(inbox, tweets);
    }

    /// <summary>Has those told who have tweets on a screen that were counted since the last time, and those who are to be notified.</summary>
    public void TellCounts()
    {
        lock (_gate)
        {
            foreach (var inbox in _onScreen.Note().Concat(_notified.Where(inbox => inbox.Call())))
                _calls.Writer.TryWrite(inbox);
            _notified.Clear();
        }
    }

    public ShownTweet? Find(TweetId tweet) => _recent.Find(tweet);

    public long? SeqOf(TweetId tweet) => _recent.SeqOf(tweet);

    public bool IsRepeat(TimelineScope scope, TweetId entry) => _recent.IsRepeat(scope, entry);

    private void Hear(LogPartition partition, long head)
    {
        if (head > _heard[partition.Index])
            Volatile.Write(ref _heard[partition.Index], head);
    }

    private void ApplyInTurn(LogPartition partition, ImmutableArray<LogEvent> events)
    {
        var reached = _position[partition];
        foreach (var change in events)
        {
            if (change.Seq <= reached)
                continue;
            using var span = FeedMetrics.StartSpan(partition, change);
            Remember(_ahead.Merge(change, inTurn: true));
            _cards.Apply(partition, change);
            if (IsCounted(change) && !_countedAhead.Remove((partition, change.Seq)))
                Count(change);
            HandOn(partition, change);
            if (!change.Notifies.IsDefaultOrEmpty)
                Notify(change);
            _metrics.Applied(change);
            reached = change.Seq;
        }

        // Last, so that whoever sees the position finds everything before it in the inboxes, or on its way to them.
        _position = _position.Advance(partition, reached);
    }

    private void Remember(LogEvent? change)
    {
        if (change is null)
            return;
        var tweet = new TweetId(change.Subject);
        switch (change.Kind)
        {
            case LogEventKind.Posted or LogEventKind.Reposted when change.Text is not null:
                _recent.Add(
                    new StoredTweet(tweet, change.Actor, change.Text, EditedAt: null, change.Seq, change.ReplyTo, QuoteOf: change.QuoteOf, RepostOf: change.RepostOf),
                    change.Profile!.ToAuthor());
                break;
            case LogEventKind.Edited when change.Text is not null:
                _recent.Edit(tweet, change.Text, change.At);
                break;
            case LogEventKind.Deleted:
                _recent.Remove(tweet);
                break;
            case LogEventKind.Unreposted when change.RepostOf is not null:
                _recent.Remove(new RepostRow(tweet, change.Actor, change.RepostOf.Id));
                break;
            case LogEventKind.ProfileSaved:
                _recent.Rename(change.Profile!.ToAuthor());
                break;
            default:
                break;
        }
    }

    private static bool IsCounted(LogEvent change) => change.Kind switch
    {
        LogEventKind.Posted or LogEventKind.Deleted => change.ReplyTo is not null || change.QuoteOf is not null,
        LogEventKind.Liked or LogEventKind.Unliked => true,
        LogEventKind.Reposted or LogEventKind.Unreposted => change.RepostOf is not null,
        _ => false,
    };

    // What it adds to the counts of tweets.
    private void Count(LogEvent change)
    {
        var step = change.Kind is LogEventKind.Deleted or LogEventKind.Unliked or LogEventKind.Unreposted ? -1 : 1;
        if (change.ReplyTo is { } answer)
            Count(answer.Id, new TweetCounts(Replies: step));
        if (change.QuoteOf is { } quoted)
            Count(quoted, new TweetCounts(Quotes: step));
        if (change.RepostOf is { } original)
            Count(original.Id, new TweetCounts(Reposts: step));
        if (change.Kind is LogEventKind.Liked or LogEventKind.Unliked)
            Count(new TweetId(change.Subject), new TweetCounts(Likes: step));
    }

    private void Count(TweetId tweet, TweetCounts step)
    {
        _recent.Count(tweet, step);
        _onScreen.Change(tweet);
    }
}
