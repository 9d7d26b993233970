using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
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

    public async Task<Result<Page<TweetJson>>> GetTimelineAsync(PageRequest page)
    {
        if (_profile is null)
            return Refusal.UserNotFound;
        WakeUp();
        var position = feed.Position;
        TakeNews();
        var read = await pages.ReadAsync(_timeline, position, _inbox.Scope!, page);
        return read.Succeeded(out var tweets, out _) ? await ShowMarksAsync(_hiding.ShowAtHome(tweets)) : read;
    }

    public async Task<Result<Page<TweetJson>>> GetTweetsAsync(bool withReplies, PageRequest page)
    {
        var read = await pages.ReadAsync(TimelineScope.Of(Me, withReplies), page);
        return read.Succeeded(out var tweets, out _) ? await ShowMarksAsync(_hiding.Show(tweets)) : read;
    }

    public async Task<Result<Tweet>> GetTweetAsync(TweetId tweet) =>
        await FindAsync(tweet) is { } found ? _hiding.Show(found)!.With((await GetMarksAsync([tweet]))[0]) : Refusal.TweetNotFound;

    public Task<LogPosition> WatchAsync(ITimelineObserver observer, LogPosition? since, ImmutableArray<TweetId> onScreen)
    {
        WakeUp();
        var position = feed.Position;
        var isFirst = since is null;
        since ??= position;

        // Before the inbox is emptied: whatever is put into it afterwards calls this grain.
        _inbox.IsWatched = true;
        var news = TakeNews();
        ForgetLostNodes();
        if (!_watching.Observers.TryGetValue(observer, out var node))
        {
            node = new WatchingNode(Me, observer, CompleteAsync, logger);
            node.Tell(SendAgain(since, position).Concat(news.Where(live => since.IsBefore(live.Partition, live.Seq) && position.IsBefore(live.Partition, live.Seq))));
        }

        var before = _watching.Count;
        _watching.Subscribe(observer, node);
        LookAt(node, onScreen);
        // The node was told by another activation, which may have missed something: its clients see whether the number is theirs.
        if (_watching.Count > before && !isFirst)
            TellNotifications([]);
        return Task.FromResult(since);
    }

    public Task UnwatchAsync(ITimelineObserver observer)
    {
        _watching.Unsubscribe(observer);
        _inbox.IsWatched = _watching.Count > 0;
        WatchCounts();
        return Task.CompletedTask;
    }

    public Task EndSessionAsync(SessionId session) => _watching.Notify(node => node.EndSessionAsync(session));

    public Task OnNewsAsync()
    {
        ForgetLostNodes();
        _inbox.IsWatched = _watching.Count > 0;
        TakeNews();
        return Task.CompletedTask;
    }

    // A node that was killed never says that it no longer watches.
    private void ForgetLostNodes()
    {
        var before = _watching.Count;
        _watching.ClearExpired();
        for (var lost = _watching.Count; lost < before; lost++)
            LogForgotten(Me);
        if (_watching.Count < before)
            WatchCounts();
    }

    [MemberNotNull(nameof(_timeline))]
    private void WakeUp()
    {
        if (_timeline is not null)
            return;
        _timeline = feed.Register(_inbox, _followees.HomeWithout(_hiding.Muted));
        LogAwake(Me, _followees.Count, _timeline.Count);
    }

    /// <summary>Brings the timeline up to date, tells the web nodes, and returns what they were told.</summary>
    private List<LiveEvent> TakeNews()
    {
        var news = new List<LiveEvent>();
        var hidesOthers = false;
        foreach (var item in feed.Take(_inbox))
        {
            if (item.Kind is LogEventKind.Blocked or LogEventKind.Unblocked or LogEventKind.Muted or LogEventKind.Unmuted)
            {
                hidesOthers = true;
                if (_inbox.IsWatched && item.Kind is LogEventKind.Blocked or LogEventKind.Muted)
                    news.Add(new LiveEvent(item.Kind, item.Partition, item.Seq, default, Tweet: null) { Hidden = item.Author, Trace = item.Trace });
                continue;
            }

            if (IsMark(item.Kind))
            {
                if (_inbox.IsWatched)
                    news.Add(new LiveEvent(item.Kind, item.Partition, item.Seq, item.Tweet, Tweet: null) { Trace = item.Trace });
                continue;
            }

            if (IsGone(item.Kind))
                _timeline?.Remove(item.Tweet);
            else if (item.Author != Me && !_followees.Contains(item.Author))
                continue;
            // Nobody is told that something is gone which was not to be seen.
            if (_hiding.HidesAtHome(item.Author))
                continue;
            if (item.Kind is LogEventKind.Posted or LogEventKind.Reposted)
                _timeline?.Add(item.Tweet);

            if (_inbox.IsWatched && Live(item) is { } live)
                news.Add(live);
        }

        if (hidesOthers)
            _caughtUp = CatchUpWithHidingAsync();
        if (news.Count > 0)
            _watching.Notify(node => node.Tell(news));
        if (_inbox.TakeCounted() is { Count: > 0 } counted)
            _ = TellCountsAsync(counted);
        if (_inbox.TakeNotified() is { } causes)
            TellNotifications(causes);
        return news;
    }

    private LiveEvent? Live(InboxItem item)
    {
        if (item.Kind is LogEventKind.Reposted && feed.IsRepeat(_inbox.Scope!, item.Tweet))
            return null;
        var tweet = IsGone(item.Kind) ? null : Mark(feed.Find(item.Tweet));

        // The push of one's own repost may overtake the answer to it.
        if (item.Kind is LogEventKind.Reposted && item.Author == Me && tweet is { } own)
            tweet = own with { Marks = own.Marks | TweetMarks.Reposted };
        if (tweet is { } found && (tweet = _hiding.ShowAtHome(found)) is null)
            return null;
        return new LiveEvent(item.Kind, item.Partition, item.Seq, item.Tweet, tweet) { Trace = item.Trace };
    }

    // What is not in memory was deleted by now, which is told next, or shows something that is in the database. Who hears that
    // somebody is hidden reads again, and then it has to be so.
    private async ValueTask<ImmutableArray<LiveEvent>> CompleteAsync(ImmutableArray<LiveEvent> events)
    {
        if (events.Any(live => live.Hidden is not null))
            await _caughtUp;
        if (events.All(IsComplete))
            return events;
        var completed = ImmutableArray.CreateBuilder<LiveEvent>(events.Length);
        foreach (var live in events)
        {
            if (IsComplete(live))
                completed.Add(live);
            else if (await TryShowAsync(live.Id) is { } tweet)
                completed.Add(live with { Tweet = tweet with { Marks = KnownMarks(tweet.Id) ?? TweetMarks.None } });
        }

        return completed.ToImmutable();
    }

    private async ValueTask<TweetJson?> TryShowAsync(TweetId id)
    {
        try
        {
            return await views.ShowAsync([id]) is [var tweet] ? _hiding.ShowAtHome(tweet) : null;
        }
        catch (StorageUnavailableException)
        {
            // A push is a hint: a read brings what it missed.
            return null;
        }
    }

    private static bool IsComplete(LiveEvent live) => live is { Tweet: not null } or { Hidden: not null } || IsGone(live.Kind) || IsMark(live.Kind);

    private static bool IsGone(LogEventKind kind) => kind is LogEventKind.Deleted or LogEventKind.Unreposted;

    private static bool IsMark(LogEventKind kind) =>
        kind is LogEventKind.Liked or LogEventKind.Unliked or LogEventKind.Bookmarked or LogEventKind.Unbookmarked;

    private TweetJson? Mark(ShownTweet? tweet) => tweet is null ? null : tweet.Json with { Marks = KnownMarks(tweet.Tweet.Id) ?? TweetMarks.None };

    // Only up to a position of which everything was in the inbox; what comes later is told in its turn.
    private IEnumerable<LiveEvent> SendAgain(LogPosition since, LogPosition upTo) =>
        _timeline!.Newer(floor: default, since, upTo, feed.SeqOf, Timeline.Capacity)
            .Where(entry => !feed.IsRepeat(_inbox.Scope!, entry.Id))
            .Select(entry => Live(new InboxItem(LogEventKind.Posted, entry.Id.Partition, entry.Seq, Me, entry.Id)))
            .OfType<LiveEvent>()
            .OrderBy(live => live.Seq);

    // A follow backfills and an unfollow removes by starting again from what the feed recalls.
    private void RebuildTimeline()
    {
        if (_timeline is null)
            return;
        TakeNews();
        _timeline = feed.Register(_inbox, _followees.HomeWithout(_hiding.Muted));
    }

    private void AddOwn(TweetId tweet) => _timeline?.Add(tweet);
}
