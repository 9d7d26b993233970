using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using MiniTwitter.Streams;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

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
    private readonly AwakeTimelines _awake = new();
    private readonly UserCards _cards;
    private readonly Channel<TimelineInbox> _calls =
        Channel.CreateUnbounded<TimelineInbox>(new UnboundedChannelOptions { SingleReader = true });

    private volatile LogPosition _position = LogPosition.Start;

    public SiloFeed(UserCards cards, IOptions<FeedOptions> options)
    {
        _cards = cards;
        _recent = new RecentTweets(options.Value.RecentTweets);
    }

    /// <summary>A batch showed that events are missing. Raised outside the gate.</summary>
    public event Action<LogPartition>? GapFound;

    /// <summary>Timelines whose grains have to be called.</summary>
    public ChannelReader<TimelineInbox> Calls => _calls.Reader;

    public LogPosition Position => _position;

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
            gap = batch.PrevSeq > _position[batch.Partition];
            if (!gap)
                ApplyInTurn(batch.Partition, batch.Events);
        }

        if (gap)
            GapFound?.Invoke(batch.Partition);
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
        }
    }

    public Timeline Recall(IReadOnlyCollection<UserId>? authors)
    {
        lock (_gate)
            return _recent.Recall(authors);
    }

    public Timeline Register(TimelineInbox inbox, IReadOnlyCollection<UserId> authors)
    {
        lock (_gate)
        {
            _awake.Register(inbox, authors);
            return _recent.Recall(authors);
        }
    }

    public void Unregister(TimelineInbox inbox)
    {
        lock (_gate)
            _awake.Unregister(inbox);
    }

    public Tweet? Find(TweetId tweet) => _recent.Find(tweet);

    private void ApplyInTurn(LogPartition partition, ImmutableArray<LogEvent> events)
    {
        var reached = _position[partition];
        foreach (var change in events)
        {
            if (change.Seq <= reached)
                continue;
            Remember(_ahead.Merge(change, inTurn: true));
            _cards.Apply(partition, change);
            HandOn(partition, change);
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
                _recent.Add(new StoredTweet(tweet, change.Actor, change.Text, EditedAt: null, change.Seq), change.Profile!.ToAuthor());
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
        var item = new InboxItem(change.Kind, partition, change.Seq, change.Actor, new TweetId(change.Subject));
        foreach (var inbox in _awake.Of(change.Actor))
        {
            if (inbox.Put(item))
                _calls.Writer.TryWrite(inbox);
        }
    }
}
