using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace MiniTwitter.Api;

/// <summary>The HTTP API, a method for each call that the tools need. Knows nobody: every call says who is asking.</summary>
/// <param name="server">Where it is.</param>
/// <param name="time">The clock.</param>
/// <param name="patience">How long an answer may take; 30 seconds if nothing is said.</param>
/// <param name="handler">What answers, if not the network.</param>
internal sealed class ApiClient(Uri server, TimeProvider time, TimeSpan? patience = null, HttpMessageHandler? handler = null) : IDisposable
{
    /// <summary>Most items on a page.</summary>
    public const int PageLimit = 100;

    /// <summary>Notifications on a page: as many as are pushed at a time, and so few that pages are turned.</summary>
    public const int NotificationsLimit = 20;

    private readonly HttpClient _http = new(handler ?? new SocketsHttpHandler { UseCookies = false, UseProxy = false })
    {
        BaseAddress = server,
        Timeout = patience ?? TimeSpan.FromSeconds(30),
    };

    public Uri Server { get; } = server;

    public TimeProvider Time { get; } = time;

    public Task<Session> RegisterAsync(string handle, string displayName, string password) =>
        SignInAsync("register", body: new { handle, displayName, password });

    public Task<Session> LoginAsync(string handle, string password) =>
        SignInAsync("login", body: new { handle, password });

    /// <param name="cookie">Of a session; the answer has the one that takes its place.</param>
    public Task<Session> RefreshAsync(string cookie) => SignInAsync("refresh", cookie: cookie);

    /// <param name="replyTo">The tweet that is answered, or null.</param>
    /// <param name="quoteOf">The tweet that is quoted, or null.</param>
    public Task<Tweet> PostAsync(string token, string text, string key, long? replyTo = null, long? quoteOf = null) =>
        SendAsync<Tweet>(HttpMethod.Post, "api/tweets", token, key, new { text, replyTo, quoteOf });

    public Task<Tweet> EditAsync(string token, long tweet, string text, string key) =>
        SendAsync<Tweet>(HttpMethod.Patch, $"api/tweets/{tweet}", token, key, new { text });

    public Task DeleteAsync(string token, long tweet, string key) =>
        SendAsync(HttpMethod.Delete, $"api/tweets/{tweet}", token, key);

    public Task LikeAsync(string token, long tweet, string key) => SendAsync(HttpMethod.Put, $"api/tweets/{tweet}/like", token, key);

    public Task UnlikeAsync(string token, long tweet, string key) => SendAsync(HttpMethod.Delete, $"api/tweets/{tweet}/like", token, key);

    public Task RepostAsync(string token, long tweet, string key) => SendAsync(HttpMethod.Put, $"api/tweets/{tweet}/repost", token, key);

    public Task UnrepostAsync(string token, long tweet, string key) => SendAsync(HttpMethod.Delete, $"api/tweets/{tweet}/repost", token, key);

    public Task FollowAsync(string token, string handle, string key) =>
        SendAsync(HttpMethod.Put, $"api/users/{handle}/follow", token, key);

    public Task UnfollowAsync(string token, string handle, string key) =>
        SendAsync(HttpMethod.Delete, $"api/users/{handle}/follow", token, key);

    public Task BlockAsync(string token, string handle, string key) => SendAsync(HttpMethod.Put, $"api/users/{handle}/block", token, key);

    public Task MuteAsync(string token, string handle, string key) => SendAsync(HttpMethod.Put, $"api/users/{handle}/mute", token, key);

    public Task<User> GetUserAsync(string handle) => SendAsync<User>(HttpMethod.Get, $"api/users/{handle}");

    public Task<Page<Tweet>> GetTweetsAsync(string handle, string? cursor) =>
        SendAsync<Page<Tweet>>(HttpMethod.Get, $"api/users/{handle}/tweets?replies=true&limit={PageLimit}{cursor}");

    public Task<Page<Tweet>> GetHomeAsync(string token, string? cursor) =>
        SendAsync<Page<Tweet>>(HttpMethod.Get, $"api/timeline?limit={PageLimit}{cursor}", token);

    public Task<Page<Notification>> GetNotificationsAsync(string token, string? cursor) =>
        SendAsync<Page<Notification>>(HttpMethod.Get, $"api/notifications?limit={NotificationsLimit}{cursor}", token);

    public Task<Unread> GetUnreadAsync(string token) => SendAsync<Unread>(HttpMethod.Get, "api/notifications/unread", token);

    public Task<Unread> ReadNotificationsAsync(string token, long upTo, string key) =>
        SendAsync<Unread>(HttpMethod.Put, "api/notifications/read", token, key, new { upTo });

    public void Dispose() => _http.Dispose();

    private async Task<Session> SignInAsync(string how, object? body = null, string? cookie = null)
    {
        using var response = await AnswerAsync(HttpMethod.Post, $"api/auth/{how}", token: null, key: null, body, cookie);
        var session = await ReadAsync<Session>(response);
        return response.Headers.TryGetValues("Set-Cookie", out var cookies) ? session with { Cookie = cookies.First().Split(';')[0] } : session;
    }

    private async Task<T> SendAsync<T>(HttpMethod method, string path, string? token = null, string? key = null, object? body = null)
    {
        using var response = await AnswerAsync(method, path, token, key, body);
        return await ReadAsync<T>(response);
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response)
    {
        try
        {
            return (await response.Content.ReadFromJsonAsync<T>(Wire.Json))!;
        }
        catch (Exception e) when (e is JsonException or HttpRequestException or IOException)
        {
            // Cut off in the middle of the answer.
            throw new UnknownOutcomeException($"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri?.AbsolutePath}", e);
        }
    }

    private async Task SendAsync(HttpMethod method, string path, string? token, string? key)
    {
        using var response = await AnswerAsync(method, path, token, key, body: null);
    }

    private async Task<HttpResponseMessage> AnswerAsync(
        HttpMethod method, string path, string? token, string? key, object? body, string? cookie = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        if (body is not null)
            request.Content = JsonContent.Create(body, options: Wire.Json);

        HttpResponseMessage response;
        try
        {
            response = await _http.SendAsync(request);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            throw new UnknownOutcomeException($"{method} {path}", e);
        }

        if (response.IsSuccessStatusCode)
            return response;
        using (response)
        {
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
                throw new UnknownOutcomeException($"{method} {path}", cause: null);
            throw new UnexpectedAnswerException($"{method} {path}", response.StatusCode, await ReadProblemAsync(response));
        }
    }

    private static async Task<Problem?> ReadProblemAsync(HttpResponseMessage response)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<Problem>(Wire.Json);
        }
        catch (JsonException)
        {
            // Not a problem document. The status says enough.
            return null;
        }
    }
}
