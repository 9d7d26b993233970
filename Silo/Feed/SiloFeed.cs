using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using MiniTwitter.Notifications;
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
    // With more timelines than this a change is handed on behind its author's back.
    private const int Many = 256;

    // With more changes than this on their way the next has to wait until its author's followers have it: nobody is to be faster for ever.
    private const int MostUnderWay = 64;

    // Timelines that get it before others may have the gate.
    private const int AtATime = 128;

    private readonly Lock _gate = new();
    private readonly RecentTweets _recent;
    private readonly ChangesAhead _ahead = new();
    private readonly HashSet<(LogPartition Partition, long Seq)> _countedAhead = [];
    private readonly AwakeTimelines _awake = new();
    private readonly TweetsOnScreen _onScreen = new();
    // Of these what has happened is told once in a while.
    private readonly HashSet<TimelineInbox> _notified = [];
    private readonly UserCards _cards;
    private readonly Channel<FanOut> _fanOuts = Channel.CreateUnbounded<FanOut>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Channel<TimelineInbox> _calls = Channel.CreateUnbounded<TimelineInbox>();

    private readonly FeedMetrics _metrics;
    private readonly long[] _heard = new long[LogPartition.Count];

    // Those of _fanOuts that are not done, in order. Replaced, so that it can be looked at without the gate.
    private FanOut[] _underWay = [];
    private long _lastFanOut;
    private volatile LogPosition _position = LogPosition.Start;

    public SiloFeed(UserCards cards, FeedMetrics metrics, IOptions<FeedOptions> options)
    {
        (_cards, _metrics) = (cards, metrics);
        _recent = new RecentTweets(options.Value.RecentTweets);
    }

    /// <summary>A batch showed that events are missing. Raised outside the gate.</summary>
    public event Action<LogPartition>? GapFound;

    /// <summary>Changes that have to be handed on to very many.</summary>
    public ChannelReader<FanOut> FanOuts => _fanOuts.Reader;

    /// <summary>Timelines whose grains have to be called.</summary>
    public ChannelReader<TimelineInbox> Calls => _calls.Reader;

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
            if (IsCounted(change) && _countedAhead.Add((partition, change.Seq)))
                Count(change);
        }
    }

    /// <summary>Hands it on to a few more, unless it is done. In the order in which they were read from <see cref="FanOuts"/>.</summary>
    public void Continue(FanOut fanOut)
    {
        lock (_gate)
        {
            var delivered = 0;
            foreach (var inbox in fanOut.Next(AtATime))
            {
                if (!fanOut.Claim(inbox))
                    continue;
                delivered++;
                PutNext(inbox, fanOut.Item);
            }

            if (fanOut.IsDone)
                Volatile.Write(ref _underWay, [.. _underWay.Where(other => other != fanOut)]);
            _metrics.Delivered(delivered);
        }
    }

    public IReadOnlyList<InboxItem> Take(TimelineInbox inbox)
    {
        if (Volatile.Read(ref _underWay).Length > 0)
        {
            lock (_gate)
                Overtake(inbox);
        }

        return inbox.Take();
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

    private void HandOn(LogPartition partition, LogEvent change)
    {
        if (change.Kind is LogEventKind.Blocked or LogEventKind.Unblocked or LogEventKind.Muted or LogEventKind.Unmuted)
        {
            var other = new UserId(change.Subject);
            var hides = new InboxItem(change.Kind, partition, change.Seq, other, default) { Trace = change.Trace };
            CallOwner(change.Actor, hides);
            if (change.Kind is LogEventKind.Blocked or LogEventKind.Unblocked)
                CallOwner(other, hides with { Author = change.Actor });
            return;
        }

        if (change.Kind is LogEventKind.Liked or LogEventKind.Unliked or LogEventKind.Bookmarked or LogEventKind.Unbookmarked)
        {
            // Only to devices that are connected: all others read the mark with the tweet.
            if (_awake.Find(change.Actor) is { IsWatched: true })
                CallOwner(change.Actor, new InboxItem(change.Kind, partition, change.Seq, change.Actor, new TweetId(change.Subject)) { Trace = change.Trace });
            return;
        }

        if (change.Kind is not (LogEventKind.Posted or LogEventKind.Edited or LogEventKind.Deleted or LogEventKind.Reposted or LogEventKind.Unreposted))
            return;
        var author = change.Kind is LogEventKind.Unreposted ? change.RepostOf?.AuthorId ?? change.Actor : change.Actor;
        var item = new InboxItem(change.Kind, partition, change.Seq, author, new TweetId(change.Subject)) { Trace = change.Trace };
        var delivered = HandOn(item, change.Actor, ReplyTo.Other(change.ReplyTo, change.Actor));
        if (change.Kind is LogEventKind.Edited or LogEventKind.Deleted)
        {
            foreach (var repost in _recent.RepostsOf(item.Tweet))
            {
                if (change.Kind is not LogEventKind.Deleted)
                {
                    delivered += HandOn(item with { Author = repost.User }, repost.User, answered: null);
                    continue;
                }

                delivered += HandOn(item, repost.User, answered: null);

                // Takes the entry out of the timeline. Of one event web nodes pass on only what they are told first.
                HandOn(item with { Kind = LogEventKind.Unreposted, Tweet = repost.Id }, repost.User, answered: null);
                _recent.Remove(repost);
            }
        }

        _metrics.Delivered(delivered);
    }

    // Only those who are awake here and watched: all others read when they come.
    private void Notify(LogEvent change)
    {
        foreach (var user in change.Notifies)
        {
            if (_awake.Find(user) is not { IsWatched: true } inbox)
                continue;
            inbox.NoteNotification(NotificationCause.Of(change));
            _notified.Add(inbox);
        }
    }

    // To the user itself, if its grain is active here.
    private void CallOwner(UserId owner, InboxItem item)
    {
        if (_awake.Find(owner) is not { } inbox)
            return;
        Overtake(inbox);
        inbox.Put(item);
        _calls.Writer.TryWrite(inbox);
    }

    // To those who see what somebody says to whom it answers. How many have it now.
    private int HandOn(InboxItem item, UserId who, UserId? answered)
    {
        var inboxes = _awake.Of(who);
        if (inboxes.Count > Many && _underWay.Length < MostUnderWay)
        {
            var fanOut = new FanOut(++_lastFanOut, item, who, answered, [.. inboxes]);
            Volatile.Write(ref _underWay, [.. _underWay, fanOut]);
            _fanOuts.Writer.TryWrite(fanOut);
            return 0;
        }

        var delivered = 0;
        foreach (var inbox in inboxes)
        {
            if (!inbox.Scope!.Shows(who, answered))
                continue;
            delivered++;
            Overtake(inbox);
            PutNext(inbox, item);
        }

        return delivered;
    }

    // Order is kept: what comes later finds that what is under way has come.
    private void Overtake(TimelineInbox inbox)
    {
        foreach (var fanOut in _underWay)
        {
            if (!fanOut.Claim(inbox))
                continue;
            PutNext(inbox, fanOut.Item);
            _metrics.Delivered(1);
        }
    }

    private void PutNext(TimelineInbox inbox, InboxItem item)
    {
        if (inbox.Put(item))
            _calls.Writer.TryWrite(inbox);
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
