using System.Threading.Channels;
using MiniTwitter.Notifications;
using MiniTwitter.Streams;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Feed;

/// <summary>Handing on: what is applied is put into the inboxes that it concerns, at once or, where they are very many, a few at a time.</summary>
internal sealed partial class SiloFeed
{
    // With more timelines than this a change is handed on behind its author's back.
    private const int Many = 256;

    // With more changes than this on their way the next has to wait until its author's followers have it: nobody is to be faster for ever.
    private const int MostUnderWay = 64;

    // Timelines that get it before others may have the gate.
    private const int AtATime = 128;

    private readonly Channel<FanOut> _fanOuts = Channel.CreateBounded<FanOut>(new BoundedChannelOptions(MostUnderWay) { SingleReader = true });

    // Each inbox at most once until its grain has taken what is in it, and once for each own block, mute or mark.
    private readonly Channel<TimelineInbox> _calls = Channel.CreateUnbounded<TimelineInbox>();

    // Those of _fanOuts that are not done, in order. Replaced, so that it can be looked at without the gate.
    private FanOut[] _underWay = [];
    private long _lastFanOut;

    /// <summary>Changes that have to be handed on to very many.</summary>
    public ChannelReader<FanOut> FanOuts => _fanOuts.Reader;

    /// <summary>Timelines whose grains have to be called.</summary>
    public ChannelReader<TimelineInbox> Calls => _calls.Reader;

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
}
