using System.Net;

namespace MiniTwitter.Auth;

/// <summary>The cookie that carries the refresh token: out of reach for scripts, and sent to <see cref="Path"/> only.</summary>
internal static class RefreshCookie
{
    public const string Name = "minitwitter-refresh";

    private const string Path = "/api/auth";

    public static string? Read(HttpRequest request) => request.Cookies[Name];

    public static void Set(HttpContext context, string token, DateTimeOffset expires) =>
        context.Response.Cookies.Append(Name, token, Options(context.Request, expires));

    public static void Delete(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context.Request, null));

    private static CookieOptions Options(HttpRequest request, DateTimeOffset? expires) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = IsSecure(request),
        Path = Path,
        Expires = expires,
        IsEssential = true,
    };

    /// <summary>Whether browsers are to send cookies of this site over TLS only.</summary>
    public static bool IsSecure(HttpRequest request) => request.IsHttps || !IsLocal(request.Host.Host);

    private static bool IsLocal(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
