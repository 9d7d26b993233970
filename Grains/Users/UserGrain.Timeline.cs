using System.Collections.Immutable;
using MiniTwitter.Accounts;
using MiniTwitter.Streams;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;

namespace MiniTwitter.Users;

/// <summary>
/// What the user reads, and what is pushed to it. The timeline wakes with the first read or watcher: it registers with
/// the silo's feed and recalls what the feed knows, in one instant; from then on news come through the inbox.
/// </summary>
internal sealed partial class UserGrain
{
    private Timeline? _timeline;
    private TimelineInbox? _inbox;

    public async Task<Result<Page<Tweet>>> GetTimelineAsync(PageRequest page)
    {
        if (_profile is null)
            return Refusal.UserNotFound;
        var position = feed.Position;
        TakeNews();
        return await pages.ReadAsync(_timeline!, position, _inbox!.Authors, page);
    }

    public async Task<Result<Page<Tweet>>> GetTweetsAsync(PageRequest page)
    {
        var position = feed.Position;
        return await pages.ReadAsync(feed.Recall([Me]), position, [Me], page);
    }

    public async Task<Result<Tweet>> GetTweetAsync(TweetId tweet) =>
        await views.FindAsync(tweet) is { } found ? found : Refusal.TweetNotFound;

    public Task<LogPosition> WatchAsync(ITimelineObserver observer, LogPosition? since)
    {
        since ??= feed.Position;
        TakeNews();

        // One turn without an await: nothing falls between what is sent again here and what follows.
        if (!_observers.Observers.ContainsKey(observer) && SendAgain(since) is { Length: > 0 } events)
            _ = observer.OnEventsAsync(Me, events);
        _observers.Subscribe(observer, observer);
        _inbox!.IsWatched = true;
        return Task.FromResult(since);
    }

    public Task UnwatchAsync(ITimelineObserver observer)
    {
        _observers.Unsubscribe(observer);
        if (_inbox is not null && _observers.Count == 0)
            _inbox.IsWatched = false;
        return Task.CompletedTask;
    }

    public async Task EndSessionAsync(SessionId session) =>
        await _observers.Notify(observer => observer.OnSessionEndedAsync(Me, session));

    public Task OnNewsAsync()
    {
        // A call that was on its way while the timeline fell asleep finds nothing to do.
        if (_inbox is not null)
            TakeNews();
        return Task.CompletedTask;
    }

    private void TakeNews()
    {
        if (_inbox is null)
        {
            _inbox = new TimelineInbox(Me);
            _timeline = feed.Register(_inbox, _followees.With(Me));
            LogAwake(Me, _followees.Count, _timeline.Count);
        }

        List<LiveEvent>? events = null;
        foreach (var item in _inbox.Take())
        {
            if (item.Author != Me && !_followees.Contains(item.Author))
                continue;
            switch (item.Kind)
            {
                case LogEventKind.Posted:
                    _timeline!.Add(new TimelineEntry(item.Tweet, item.Seq));
                    break;
                case LogEventKind.Deleted:
                    _timeline!.Remove(item.Tweet);
                    break;
                default:
                    break;
            }

            if (_inbox.IsWatched && Live(item) is { } live)
                (events ??= []).Add(live);
        }

        if (events is not null)
            Push([.. events]);
    }

    // A tweet that is edited or deleted by now is left to that later event.
    private LiveEvent? Live(InboxItem item)
    {
        var tweet = item.Kind == LogEventKind.Deleted ? null : feed.Find(item.Tweet);
        return tweet is null && item.Kind != LogEventKind.Deleted
            ? null
            : new LiveEvent(item.Kind, item.Partition, item.Seq, item.Tweet, tweet);
    }

    private void Push(ImmutableArray<LiveEvent> events)
    {
        _observers.ClearExpired();
        _inbox!.IsWatched = _observers.Count > 0;
        _observers.Notify(observer => { _ = observer.OnEventsAsync(Me, events); });
    }

    private ImmutableArray<LiveEvent> SendAgain(LogPosition since) =>
    [
        .. _timeline!.Newer(since, Everything, Timeline.Capacity)
            .Select(entry => Live(new InboxItem(LogEventKind.Posted, entry.Id.Partition, entry.Seq, Me, entry.Id)))
            .OfType<LiveEvent>()
            .OrderBy(live => live.Seq),
    ];

    private static readonly LogPosition Everything = new([.. Enumerable.Repeat(long.MaxValue, LogPartition.Count)]);

    // A follow backfills and an unfollow removes by starting again from what the feed recalls.
    private void RebuildTimeline()
    {
        if (_inbox is null)
            return;
        TakeNews();
        _timeline = feed.Register(_inbox, _followees.With(Me));
    }

    private void AddOwn(StoredTweet tweet) => _timeline?.Add(new TimelineEntry(tweet.Id, tweet.Seq));

    private void FallAsleep()
    {
        if (_inbox is null)
            return;
        feed.Unregister(_inbox);
        _inbox = null;
        _timeline = null;
    }
}
