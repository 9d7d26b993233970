using Microsoft.AspNetCore.SignalR;
using MiniTwitter.Auth;

namespace MiniTwitter.Live;

/// <summary>The door for live connections. Clients only listen: there is nothing to call.</summary>
internal sealed class TimelineHub(LiveConnections connections) : Hub<ITimelineClient>
{
    public override Task OnConnectedAsync() => connections.AddAsync(Context.User!.SignedIn, Context);

    public override Task OnDisconnectedAsync(Exception? exception) => connections.RemoveAsync(Context.User!.SignedIn.User, Context.ConnectionId);
}
