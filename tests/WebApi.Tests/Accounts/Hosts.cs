using System.Net.Http.Json;

namespace MiniTwitter.Stories.Accounts;

internal static class Hosts
{
    /// <summary>Posts as a browser does that knows the server under another name.</summary>
    public static Task<Answer> PostFromAsync(this Visitor visitor, string path, string host, object? body = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Headers = { Host = host } };
        if (body is not null)
            request.Content = JsonContent.Create(body);
        return visitor.SendAsync(request);
    }
}
