using System.Collections.Immutable;
using MiniTwitter.Users;

namespace MiniTwitter.Timelines;

/// <summary>
/// A web node that is told what happens in one user's timeline. Orleans may deliver calls in another order than they
/// were made in, so there is one call at a time, and what happens meanwhile goes with the next.
/// </summary>
internal sealed partial class WatchingNode(UserId user, ITimelineObserver observer, ILogger logger)
{
    // A node that doesn't answer for so long has to read anyway.
    private const int MostWaiting = Timeline.Capacity;

    private readonly List<LiveEvent> _waiting = [];
    private bool _telling;

    public void Tell(IEnumerable<LiveEvent> events)
    {
        _waiting.AddRange(events);
        if (_waiting.Count > MostWaiting)
            _waiting.RemoveRange(0, _waiting.Count - MostWaiting);
        if (!_telling)
            _ = TellAllAsync();
    }

    public Task EndSessionAsync(Accounts.SessionId session) => observer.OnSessionEndedAsync(user, session);

    private async Task TellAllAsync()
    {
        _telling = true;
        while (_waiting.Count > 0)
        {
            ImmutableArray<LiveEvent> events = [.. _waiting];
            _waiting.Clear();
            try
            {
                await observer.OnEventsAsync(user, events);
            }
            catch (Exception fault)
            {
                // The node is gone or overloaded. A push is a hint: a read brings what it missed.
                LogNotTold(fault, user, events.Length);
            }
        }

        _telling = false;
    }

    [LoggerMessage(LogLevel.Debug, "A web node could not be told of {Count} events for user {User}.")]
    private partial void LogNotTold(Exception fault, UserId user, int count);
}
