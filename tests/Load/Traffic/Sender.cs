using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using MiniTwitter.Api;
using MiniTwitter.Traffic.Users;

namespace MiniTwitter.Traffic;

/// <summary>
/// Sends requests over HTTP/1.1 connections that stay open, as cheaply as it can: what it costs is taken from a server on the same
/// machine. Of an answer it looks at the status, and reads the rest away.
/// </summary>
internal sealed class Sender : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly Account[] _accounts;
    private readonly string _run;
    private readonly Uri _home;
    private readonly Uri _tweets;
    private readonly Uri _register;
    private readonly Uri[] _tweetsOf;
    private readonly Uri[] _follow;
    private readonly HttpMessageInvoker _http;
    private long _keys;

    /// <param name="server">Where it is.</param>
    /// <param name="accounts">By number of the person who asks.</param>
    /// <param name="run">At most four letters, to be told from all earlier runs.</param>
    public Sender(Uri server, Account[] accounts, string run)
    {
        (_accounts, _run) = (accounts, run);
        _home = new Uri(server, "api/timeline");
        _tweets = new Uri(server, "api/tweets");
        _register = new Uri(server, "api/auth/register");
        _tweetsOf = Array.ConvertAll(accounts, account => new Uri(server, $"api/users/{account.Handle}/tweets"));
        _follow = Array.ConvertAll(accounts, account => new Uri(server, $"api/users/{account.Handle}/follow"));
        _http = new(new SocketsHttpHandler
        {
            UseCookies = false,
            UseProxy = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
        });
    }

    /// <summary>Answers why it failed, or null.</summary>
    public async Task<string?> SendAsync(Request request, CancellationToken patience)
    {
        using var message = Compose(request);
        using var response = await _http.SendAsync(message, patience);
        await response.Content.CopyToAsync(Stream.Null, patience);
        return response.IsSuccessStatusCode
            ? null
            : $"{(int)response.StatusCode} {response.ReasonPhrase} {UnexpectedAnswer.Explain(response.StatusCode)}".TrimEnd();
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Compose(Request request) => request.Kind switch
    {
        RequestKind.Home => Message(HttpMethod.Get, _home, request.Who),
        RequestKind.User => Message(HttpMethod.Get, _tweetsOf[request.Whom], request.Who),
        RequestKind.Post => Write(HttpMethod.Post, _tweets, request.Who, new { text = request.Text }),
        RequestKind.Follow => Write(HttpMethod.Put, _follow[request.Whom], request.Who),
        RequestKind.Register => Register(),
    };

    private HttpRequestMessage Write(HttpMethod method, Uri to, int who, object? body = null)
    {
        var message = Message(method, to, who);
        message.Headers.TryAddWithoutValidation("Idempotency-Key", NewName());
        if (body is not null)
            message.Content = Content(body);
        return message;
    }

    private HttpRequestMessage Register()
    {
        var handle = NewName();
        return new(HttpMethod.Post, _register) { Content = Content(new { handle, displayName = handle, password = Account.PasswordOf(handle) }) };
    }

    private HttpRequestMessage Message(HttpMethod method, Uri to, int who)
    {
        var message = new HttpRequestMessage(method, to) { Version = HttpVersion.Version11 };
        message.Headers.TryAddWithoutValidation("Authorization", $"Bearer {_accounts[who].Token}");
        return message;
    }

    private static ByteArrayContent Content(object body) =>
        new(JsonSerializer.SerializeToUtf8Bytes(body)) { Headers = { ContentType = Json } };

    // Good for a handle as well as for a key.
    private string NewName() => string.Create(CultureInfo.InvariantCulture, $"{_run}_{Interlocked.Increment(ref _keys)}");
}
