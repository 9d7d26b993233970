using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace MiniTwitter;

/// <summary>What holds for every request: the size of bodies, the proxy in front, the headers that browsers obey.</summary>
internal static class Edge
{
    private const string ApiPolicy = "default-src 'none'; frame-ancestors 'none'";

    public static void AddEdge(this WebApplicationBuilder builder)
    {
        ListenAddresses.Check(builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ApiLimits.BodyBytes;
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
            return next(context);
        });
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
            headers.StrictTransportSecurity = "max-age=31536000";
        return Task.CompletedTask;
    }
}
