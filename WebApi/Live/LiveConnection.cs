using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using MiniTwitter.Accounts;
using MiniTwitter.Tweets;

namespace MiniTwitter.Live;

/// <summary>
/// One connection, from before its handshake to its end. What is told before the hub has it is held for it, so that a client
/// who is connected misses nothing. One that does not read what it is sent is closed; its client reads what it missed.
/// </summary>
internal sealed class LiveConnection(HttpContext request, SessionId session)
{
    private const int MaxUnsent = 1_000;

    private readonly Lock _gate = new();
    private readonly List<Func<ITimelineClient, Task>> _held = [];
    private ImmutableArray<TweetId> _onScreen = [];
    private HubCallerContext? _hub;
    private ITimelineClient? _client;
    private int _unsent;

    public SessionId Session => session;

    /// <summary>The tweets that its client looks at.</summary>
    public ImmutableArray<TweetId> OnScreen
    {
        get
        {
            lock (_gate)
                return _onScreen;
        }

        set
        {
            lock (_gate)
                _onScreen = value;
        }
    }

    /// <summary>The handshake is done: from now on messages go out.</summary>
    public void Attach(HubCallerContext hub, ITimelineClient client)
    {
        lock (_gate)
        {
            (_hub, _client) = (hub, client);
            foreach (var message in _held)
                _ = CountAsync(message(client));
            _held.Clear();
        }
    }

    public void Abort()
    {
        lock (_gate)
        {
            if (_hub is null)
                request.Abort();
            else
                _hub.Abort();
        }
    }

    /// <summary>Sends without waiting: nobody waits for the slowest.</summary>
    public void Send(Func<ITimelineClient, Task> message)
    {
        if (Interlocked.Increment(ref _unsent) > MaxUnsent)
        {
            Abort();
            return;
        }

        lock (_gate)
        {
            if (_client is null)
                _held.Add(message);
            else
                _ = CountAsync(message(_client));
        }
    }

    private async Task CountAsync(Task sending)
    {
        await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Interlocked.Decrement(ref _unsent);
    }
}
