using Microsoft.AspNetCore.SignalR;
using MiniTwitter.Auth;
using MiniTwitter.Tweets;

namespace MiniTwitter.Live;

/// <summary>The door for live connections. Clients listen, and say which tweets they look at.</summary>
internal sealed class TimelineHub(
    LiveConnections connections, IHubContext<TimelineHub, ITimelineClient> hub, IHostApplicationLifetime lifetime) : Hub<ITimelineClient>
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

    /// <summary>From now on the connection is told of these tweets' counts, and of no others'.</summary>
    public Task WatchTweets(string[] ids)
    {
        if (ids is null || ids.Length > ApiLimits.TweetsWatched)
            throw new HubException($"Name at most {ApiLimits.TweetsWatched} tweets.");
        var tweets = ids.Select(id => TweetId.TryParse(id, out var tweet) ? tweet : throw new HubException("An id is a positive decimal number."));
        return connections.LookAtAsync(Context.User!.SignedIn.User, LiveConnections.Of(Context.GetHttpContext()!), [.. tweets.Distinct()]);
    }
}
