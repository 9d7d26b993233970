using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;

namespace MiniTwitter.Stories.Client;

/// <summary>A client of the API with its own token and refresh cookie; signed out at first.</summary>
/// <param name="server">Where the application listens.</param>
/// <param name="from">The visitor's own loopback address, where the server has to tell visitors apart by address.</param>
public class Visitor(Uri server, IPAddress? from = null)
{
    private static readonly HttpClient Shared = new(Handler(null));

    private readonly HttpClient _http = from is null ? Shared : new HttpClient(Handler(from));

    public Uri Server => server;

    /// <summary>Sent with every request.</summary>
    public string? Token { get; set; }

    /// <summary><c>name=value</c>, sent with every request and replaced by what the server sets.</summary>
    public string? Cookie { get; set; }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> PostAsync(string path, object? body = null, string? key = null) => SendAsync(HttpMethod.Post, path, body, key);

    public Task<Answer> PatchAsync(string path, object body, string? key = null) => SendAsync(HttpMethod.Patch, path, body, key);

    public Task<Answer> PutAsync(string path, string? key = null) => SendAsync(HttpMethod.Put, path, null, key);

    public Task<Answer> DeleteAsync(string path, string? key = null) => SendAsync(HttpMethod.Delete, path, null, key);

    /// <summary>A body exactly as typed.</summary>
    public Task<Answer> SendJsonAsync(HttpMethod method, string path, string json, string? key = null) =>
        SendAsync(method, path, new StringContent(json, Encoding.UTF8, "application/json"), key);

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        request.RequestUri = new Uri(server, request.RequestUri!);
        if (Token is not null)
            request.Headers.Authorization ??= new AuthenticationHeaderValue("Bearer", Token);
        if (Cookie is not null)
            request.Headers.TryAddWithoutValidation("Cookie", Cookie);
        using var response = await _http.SendAsync(request);
        var answer = await Answer.OfAsync(response);
        if (answer.SetCookie is { } set)
            Cookie = set.Value.Length > 0 ? $"{set.Name}={set.Value}" : null;
        return answer;
    }

    private Task<Answer> SendAsync(HttpMethod method, string path, object? body = null, string? key = null) =>
        SendAsync(method, path, body is null ? null : JsonContent.Create(body), key);

    private Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, string? key)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return SendAsync(request);
    }

    private static SocketsHttpHandler Handler(IPAddress? from)
    {
        var handler = new SocketsHttpHandler
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            // Also what no header may hold is sent, to see it refused.
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        };
        if (from is not null)
        {
            handler.ConnectCallback = async (connection, cancel) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(from, 0));
                await socket.ConnectAsync(connection.DnsEndPoint, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            };
        }
        return handler;
    }
}
