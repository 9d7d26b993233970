using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using MiniTwitter.Streams;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;

namespace MiniTwitter.Feed;

/// <summary>
/// One silo's reading of all logs: one cursor per partition, whatever the events come by. This part: applying them
/// and handing them on. <see cref="FeedRepair"/> closes gaps, <see cref="FeedSubscription"/> listens to the streams.
/// </summary>
internal sealed class SiloFeed : ISiloFeed
{
    private readonly Lock _gate = new();
    private readonly RecentTweets _recent;
    private readonly ChangesAhead _ahead = new();
    private readonly HashSet<(LogPartition Partition, long Seq)> _countedAhead = [];
    private readonly AwakeTimelines _awake = new();
    private readonly UserCards _cards;
    private readonly Channel<TimelineInbox> _calls =
        Channel.CreateUnbounded<TimelineInbox>(new UnboundedChannelOptions { SingleReader = true });

    private readonly FeedMetrics _metrics;
    private readonly long[] _heard = new long[LogPartition.Count];

    private volatile LogPosition _position = LogPosition.Start;

    public SiloFeed(UserCards cards, FeedMetrics metrics, IOptions<FeedOptions> options)
    {
        (_cards, _metrics) = (cards, metrics);
        _recent = new RecentTweets(options.Value.RecentTweets);
    }

    /// <summary>A batch showed that events are missing. Raised outside the gate.</summary>
    public event Action<LogPartition>? GapFound;

    /// <summary>Timelines whose grains have to be called.</summary>
    public ChannelReader<TimelineInbox> Calls => _calls.Reader;

    public LogPosition Position => _position;

    /// <summary>How many timelines are awake on this silo.</summary>
    public int AwakeTimelines => _awake.Count;

    /// <summary>How many changes are known to be in a log and are not applied.</summary>
    public long LagOf(LogPartition partition)
    {
        // In this order: what is applied in between is no lag.
        var heard = Volatile.Read(ref _heard[partition.Index]);
        return Math.Max(0, heard - _position[partition]);
    }

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
            if (CountedBy(change) is { } counted && _countedAhead.Add((partition, change.Seq)))
                _recent.Count(counted.Tweet, counted.Step);
        }
    }

    public Timeline Recall(TimelineScope scope)
    {
        lock (_gate)
            return _recent.Recall(scope);
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
            _awake.Unregister(inbox);
    }

    public ShownTweet? Find(TweetId tweet) => _recent.Find(tweet);

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
            if (CountedBy(change) is { } counted && !_countedAhead.Remove((partition, change.Seq)))
                _recent.Count(counted.Tweet, counted.Step);
            HandOn(partition, change);
            _metrics.Applied(change);
            reached = change.Seq;
        }

        // Last, so that whoever sees the position finds everything before it in the inboxes.
        _position = _position.Advance(partition, reached);
    }

    private void Remember(LogEvent? change)
    {
        if (change is null)
            return;
        var tweet = new TweetId(change.Subject);
        switch (change.Kind)
        {
            case LogEventKind.Posted when change.Text is not null:
                _recent.Add(new StoredTweet(tweet, change.Actor, change.Text, EditedAt: null, change.Seq, change.ReplyTo), change.Profile!.ToAuthor());
                break;
            case LogEventKind.Edited when change.Text is not null:
                _recent.Edit(tweet, change.Text, change.At);
                break;
            case LogEventKind.Deleted:
                _recent.Remove(tweet);
                break;
            case LogEventKind.ProfileSaved:
                _recent.Rename(change.Profile!.ToAuthor());
                break;
            default:
                break;
        }
    }

    private void HandOn(LogPartition partition, LogEvent change)
    {
        if (change.Kind is not (LogEventKind.Posted or LogEventKind.Edited or LogEventKind.Deleted))
            return;
        var item = new InboxItem(change.Kind, partition, change.Seq, change.Actor, new TweetId(change.Subject)) { Trace = change.Trace };
        var answered = ReplyTo.Other(change.ReplyTo, change.Actor);
        var delivered = 0;
        foreach (var inbox in _awake.Of(change.Actor))
        {
            if (!inbox.Scope!.Shows(change.Actor, answered))
                continue;
            delivered++;
            if (inbox.Put(item))
                _calls.Writer.TryWrite(inbox);
        }

        _metrics.Delivered(delivered);
    }

    // What it adds to the counts of a tweet.
    private static (TweetId Tweet, TweetCounts Step)? CountedBy(LogEvent change) => change.Kind switch
    {
        LogEventKind.Posted when change.ReplyTo is { } answer => (answer.Id, new TweetCounts(Replies: 1)),
        LogEventKind.Deleted when change.ReplyTo is { } answer => (answer.Id, new TweetCounts(Replies: -1)),
        LogEventKind.Liked => (new TweetId(change.Subject), new TweetCounts(Likes: 1)),
        LogEventKind.Unliked => (new TweetId(change.Subject), new TweetCounts(Likes: -1)),
        _ => null,
    };
}
