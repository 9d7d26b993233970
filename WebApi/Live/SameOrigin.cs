using MiniTwitter.Problems;

namespace MiniTwitter.Live;

/// <summary>
/// Refuses live connections that another site's page opens: a browser names the page's origin, and cookies or not, no
/// foreign page has business here. Programs that name no origin pass.
/// </summary>
internal static class SameOrigin
{
    public static void UseSameOriginForHubs(this WebApplication app) => app.Use((context, next) =>
        context.Request.Path.StartsWithSegments("/hubs") && context.Request.Headers.Origin is [{ } origin] && !IsOwn(origin, context.Request)
            ? TypedResults.Problem(Problem.OfStatus(StatusCodes.Status403Forbidden, "Live connections are for pages of this site.")).ExecuteAsync(context)
            : next(context));

    // Scheme left out: a proxy in front speaks https to browsers and http to us.
    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && request.Host.HasValue
        && Uri.TryCreate($"{page.Scheme}://{request.Host.Value}", UriKind.Absolute, out var own)
        && page.Authority.Equals(own.Authority, StringComparison.OrdinalIgnoreCase);
}
