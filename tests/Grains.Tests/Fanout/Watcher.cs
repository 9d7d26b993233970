using System.Collections.Immutable;
using System.Threading.Channels;
using MiniTwitter.Accounts;
using MiniTwitter.Notifications;
using MiniTwitter.Streams;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Fanout;

/// <summary>A web node of the tests: keeps what it is told and lets a test wait for it.</summary>
public sealed class Watcher(IGrainFactory grains) : ITimelineObserver
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<LiveEvent> _events = Channel.CreateUnbounded<LiveEvent>();
    private readonly Channel<CountedTweet> _counts = Channel.CreateUnbounded<CountedTweet>();
    private readonly Channel<(ImmutableArray<Notification> Notifications, UnreadNotifications Unread)> _notified =
        Channel.CreateUnbounded<(ImmutableArray<Notification>, UnreadNotifications)>();

    private ITimelineObserver? _self;

    /// <summary>Everything told so far, in order.</summary>
    public List<LiveEvent> Seen { get; } = [];

    /// <summary>What of it is about tweets.</summary>
    public IEnumerable<LiveEvent> SeenOfTweets => Seen.Where(live => live.Hidden is null);

    /// <summary>All counts that were told of and read so far, in order.</summary>
    public List<CountedTweet> Counted { get; } = [];

    public async Task WatchAsync(IUserGrain user, LogPosition? since = null, params ImmutableArray<TweetId> onScreen) =>
        await user.WatchAsync(_self ??= grains.CreateObjectReference<ITimelineObserver>(this), since, onScreen.IsDefault ? [] : onScreen);

    /// <summary>Waits until a tweet's counts are told of and are as expected.</summary>
    public async Task<CountedTweet> CountAsync(Func<CountedTweet, bool> expected)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var counted = await _counts.Reader.ReadAsync(patience.Token);
            Counted.Add(counted);
            if (expected(counted))
                return counted;
        }
    }

    /// <summary>Every time that it was told of notifications, in order, as far as that was waited for.</summary>
    public List<(ImmutableArray<Notification> Notifications, UnreadNotifications Unread)> Notified { get; } = [];

    /// <summary>Waits until it is told of what is expected.</summary>
    public async Task<(ImmutableArray<Notification> Notifications, UnreadNotifications Unread)> BeNotifiedAsync(
        Func<ImmutableArray<Notification>, UnreadNotifications, bool> expected)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var told = await _notified.Reader.ReadAsync(patience.Token);
            Notified.Add(told);
            if (expected(told.Notifications, told.Unread))
                return told;
        }
    }

    public Task OnCountsAsync(UserId recipient, ImmutableArray<CountedTweet> counts)
    {
        foreach (var counted in counts)
            _counts.Writer.TryWrite(counted);
        return Task.CompletedTask;
    }

    /// <summary>Waits until the tweet is told of in this way.</summary>
    public async Task<LiveEvent> SeeAsync(LogEventKind kind, TweetId tweet)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var live = await _events.Reader.ReadAsync(patience.Token);
            Seen.Add(live);
            if (live.Kind == kind && live.Id == tweet)
                return live;
        }
    }

    public Task OnEventsAsync(UserId recipient, ImmutableArray<LiveEvent> events)
    {
        foreach (var live in events)
            _events.Writer.TryWrite(live);
        return Task.CompletedTask;
    }

    public Task OnNotifiedAsync(UserId recipient, ImmutableArray<Notification> notifications, UnreadNotifications unread)
    {
        _notified.Writer.TryWrite((notifications, unread));
        return Task.CompletedTask;
    }

    public Task OnSessionEndedAsync(UserId user, SessionId session) => Task.CompletedTask;
}
