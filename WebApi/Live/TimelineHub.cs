using Microsoft.AspNetCore.SignalR;

namespace MiniTwitter.Live;

/// <summary>The door for live connections. Clients only listen: there is nothing to call.</summary>
internal sealed class TimelineHub(IHubContext<TimelineHub, ITimelineClient> hub, IHostApplicationLifetime lifetime) : Hub<ITimelineClient>
{
    public override Task OnConnectedAsync()
    {
        // Not Clients.Caller, which is of no use once this call is over.
        LiveConnections.Of(Context.GetHttpContext()!).Attach(Context, hub.Clients.Client(Context.ConnectionId));

        // Came in the moment between the closing of all connections and that of the port. Nobody else would close this
        // one, and the node would wait for it.
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            Context.Abort();
        return Task.CompletedTask;
    }
}
