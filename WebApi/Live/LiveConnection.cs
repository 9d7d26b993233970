using Microsoft.AspNetCore.SignalR;
using MiniTwitter.Accounts;

namespace MiniTwitter.Live;

/// <summary>One open connection. One that does not read what it is sent is closed; its client reads what it missed.</summary>
internal sealed class LiveConnection(HubCallerContext context, ITimelineClient client, SessionId session)
{
    private const int MaxUnsent = 1_000;

    private int _unsent;

    public string Id => context.ConnectionId;

    public SessionId Session => session;

    public void Abort() => context.Abort();

    /// <summary>Sends without waiting: nobody waits for the slowest.</summary>
    public void Send(Func<ITimelineClient, Task> message)
    {
        if (Interlocked.Increment(ref _unsent) > MaxUnsent)
            Abort();
        else
            _ = CountAsync(message(client));
    }

    private async Task CountAsync(Task sending)
    {
        await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Interlocked.Decrement(ref _unsent);
    }
}
