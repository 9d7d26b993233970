using MiniTwitter.Problems;

namespace MiniTwitter.Auth;

/// <summary>
/// Refuses what pages of other sites send to the hub and to <c>/api/auth</c>, where the browser adds the refresh cookie. Browsers name
/// a page's origin in <c>Origin</c> and <c>Sec-Fetch-Site</c>, which pages cannot set. Programs that send neither pass.
/// </summary>
internal static class SameOrigin
{
    private const string FetchSite = "Sec-Fetch-Site";

    public static void UseSameOrigin(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<SecurityLog>();
        app.Use((context, next) =>
        {
            if (!IsGuarded(context.Request) || !IsForeign(context.Request))
                return next(context);
            log.OriginRefused(context);
            return TypedResults.Problem(Problem.OfStatus(StatusCodes.Status403Forbidden, "This is for pages of this site.")).ExecuteAsync(context);
        });
    }

    private static bool IsGuarded(HttpRequest request) =>
        request.Path.StartsWithSegments("/hubs") || request.Path.StartsWithSegments(RefreshCookie.Path);

    private static bool IsForeign(HttpRequest request) =>
        request.Headers.Origin switch
        {
            [] => false,
            [{ } origin] => !IsOwn(origin, request),
            _ => true,
        }
        || request.Headers[FetchSite] switch
        {
            [] => false,
            // none: the user has typed the address.
            [{ } site] => site is not ("same-origin" or "none"),
            _ => true,
        };

    // A proxy in front may speak https to browsers and http to us, so https pages are its own as well. Once the request itself is
    // known to be https, a page over http is not.
    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && (page.Scheme is "https" || (page.Scheme is "http" && !request.IsHttps))
        && request.Host.HasValue
        && Uri.TryCreate($"{page.Scheme}://{request.Host.Value}", UriKind.Absolute, out var own)
        && page.Authority.Equals(own.Authority, StringComparison.OrdinalIgnoreCase);
}
