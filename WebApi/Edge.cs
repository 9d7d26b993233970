using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using MiniTwitter.Operations;
using MiniTwitter.Problems;

namespace MiniTwitter;

/// <summary>What holds for every request: the size of bodies, the proxy in front, the headers that browsers obey.</summary>
internal static class Edge
{
    private const string ApiPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // Where the host listens unless told otherwise.
    private const string DefaultUrl = "http://localhost:5000";

    public static void AddEdge(this WebApplicationBuilder builder)
    {
        ListenAddresses.Check(builder.Configuration);
        builder.AddManagementUrls(DefaultUrl);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ApiLimits.BodyBytes;
            // What exceeds its own limits the server answers by itself, without the headers below. So its limits are wider than ours.
            kestrel.Limits.MaxRequestLineSize = 2 * ApiLimits.TargetBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = 2 * ApiLimits.HeaderBytes;
            kestrel.Limits.MaxRequestHeaderCount = 2 * ApiLimits.Headers;
        });
        // From a proxy on this machine or one that is trusted; from elsewhere the headers are not believed.
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<MiniTwitterOptions>>((proxy, options) =>
        {
            proxy.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var network in TrustedProxies.Parse(options.Value.TrustedProxies))
                proxy.KnownIPNetworks.Add(network);
        });
    }

    public static void UseEdge(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.Use((context, next) =>
        {
            // Late, because an answer that replaces a failed one starts with no headers.
            context.Response.OnStarting(SetHeadersAsync, context);
            return FindTooLarge(context) is { } status ? TypedResults.Problem(Problem.OfStatus(status)).ExecuteAsync(context) : next(context);
        });
    }

    private static int? FindTooLarge(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestFeature>() is { RawTarget.Length: > ApiLimits.TargetBytes })
            return StatusCodes.Status414UriTooLong;
        var (count, bytes) = (0, 0);
        foreach (var (name, values) in context.Request.Headers)
        {
            count += values.Count;
            foreach (var value in values)
                bytes += name.Length + (value?.Length ?? 0);
        }

        return count > ApiLimits.Headers || bytes > ApiLimits.HeaderBytes ? StatusCodes.Status431RequestHeaderFieldsTooLarge : null;
    }

    private static Task SetHeadersAsync(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = ApiPolicy;
        if (headers.CacheControl.Count == 0)
            headers.CacheControl = "no-store";
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        return Task.CompletedTask;
    }
}
