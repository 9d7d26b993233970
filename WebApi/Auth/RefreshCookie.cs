using System.Net;

namespace MiniTwitter.Auth;

/// <summary>
/// The cookie that carries the refresh token: out of reach for scripts, and sent to <see cref="Path"/> only. Where it is <c>Secure</c>,
/// its name begins with <c>__Secure-</c>, so that browsers refuse one that was set over plain HTTP.
/// </summary>
internal static class RefreshCookie
{
    /// <summary>The paths that browsers send it to.</summary>
    public const string Path = "/api/auth";

    private const string PlainName = "minitwitter-refresh";
    private const string SecureName = "__Secure-" + PlainName;

    /// <summary>The token, also under the name that earlier versions gave the cookie.</summary>
    public static string? Read(HttpRequest request) => request.Cookies[SecureName] ?? request.Cookies[PlainName];

    public static void Set(HttpContext context, string token, DateTimeOffset expires)
    {
        var options = Options(context.Request, expires);
        if (options.Secure)
            DeletePlain(context);
        context.Response.Cookies.Append(options.Secure ? SecureName : PlainName, token, options);
    }

    public static void Delete(HttpContext context)
    {
        var options = Options(context.Request, null);
        if (options.Secure)
            DeletePlain(context);
        context.Response.Cookies.Delete(options.Secure ? SecureName : PlainName, options);
    }

    // Set by an earlier version. Otherwise both would be sent, the old one for nothing.
    private static void DeletePlain(HttpContext context)
    {
        if (context.Request.Cookies.ContainsKey(PlainName))
            context.Response.Cookies.Delete(PlainName, Options(context.Request, null));
    }

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
