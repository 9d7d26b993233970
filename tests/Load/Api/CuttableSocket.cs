using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace MiniTwitter.Api;

/// <summary>The network under one hub connection, which can be cut without any farewell.</summary>
internal sealed class CuttableSocket : IDisposable
{
    private readonly HttpMessageInvoker _http;
    private Socket? _socket;

    public CuttableSocket() =>
        _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, ConnectCallback = (to, cancel) => DialAsync(to.DnsEndPoint.Host, to.DnsEndPoint.Port, cancel) });

    public async ValueTask<WebSocket> ConnectAsync(Uri hub, string token, CancellationToken cancellation)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", new AuthenticationHeaderValue("Bearer", token).ToString());
        try
        {
            await socket.ConnectAsync(hub, _http, cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The other side gets a reset.</summary>
    public void Cut() => _socket?.Close(timeout: 0);

    public void Dispose() => _http.Dispose();

    private async ValueTask<Stream> DialAsync(string host, int port, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, port, cancellation);
            _socket = socket;
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
