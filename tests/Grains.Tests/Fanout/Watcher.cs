using System.Collections.Immutable;
using System.Threading.Channels;
using MiniTwitter.Accounts;
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

    /// <summary>Everything told so far, in order.</summary>
    public List<LiveEvent> Seen { get; } = [];

    public async Task WatchAsync(IUserGrain user, LogPosition? since = null) =>
        await user.WatchAsync(grains.CreateObjectReference<ITimelineObserver>(this), since);

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

    public Task OnSessionEndedAsync(UserId user, SessionId session) => Task.CompletedTask;
}
