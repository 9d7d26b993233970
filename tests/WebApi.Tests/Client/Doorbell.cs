using System.Net;
using System.Net.WebSockets;

namespace MiniTwitter.Stories.Client;

/// <summary>Asks the hub for a WebSocket, and tells with which status it answers.</summary>
public static class Doorbell
{
    public static async Task<HttpStatusCode> RingAsync(Uri server, string query = "", string? token = null, string? origin = null, string path = "/hubs/timeline")
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (token is not null)
            socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        var hub = new UriBuilder(server) { Scheme = "ws", Path = path, Query = query }.Uri;
        using var limit = new CancellationTokenSource(Eventually.Deadline);
        try
        {
            await socket.ConnectAsync(hub, limit.Token);
        }
        catch (WebSocketException)
        {
            // Refused: the status says how.
        }
        return socket.HttpStatusCode;
    }
}
