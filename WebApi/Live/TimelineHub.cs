using Microsoft.AspNetCore.SignalR;

namespace MiniTwitter.Live;

/// <summary>The door for live connections. Clients only listen: there is nothing to call.</summary>
internal sealed class TimelineHub(IHubContext<TimelineHub, ITimelineClient> hub) : Hub<ITimelineClient>
{
    public override Task OnConnectedAsync()
    {
        // Not Clients.Caller, which is of no use once this call is over.
        LiveConnections.Of(Context.GetHttpContext()!).Attach(Context, hub.Clients.Client(Context.ConnectionId));
        return Task.CompletedTask;
    }
}
