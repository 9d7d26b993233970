using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using MiniTwitter.Auth;
using Orleans.Dashboard;

namespace MiniTwitter.Operations;

/// <summary>
/// The Orleans dashboard, where it is enabled, for whoever presents the configured token: as a bearer token, or as
/// the password of HTTP Basic authentication, which is what browsers ask for. Never in the address.
/// </summary>
internal static class AdminDashboard
{
    private const string Prefix = "/dashboard";
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // It would show the state of grains: password hashes and the signing key.
    private static readonly PathString GrainState = $"{Prefix}/GrainState";

    public static void UseDashboardAccess(this WebApplication app)
    {
        var settings = Settings(app);
        if (!settings.Enabled)
            return;
        // Where there are addresses for management, only those get here.
        var isOpen = settings.AllowRemote || Management.UrlsOf(app.Configuration) is not null;
        var log = app.Services.GetRequiredService<SecurityLog>();
        var expected = SHA256.HashData(Encoding.UTF8.GetBytes(settings.Token!));
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Prefix), dashboard => dashboard.Use(async (context, next) =>
        {
            var refusal = Refuse(context, isOpen, expected);
            if (refusal == StatusCodes.Status401Unauthorized)
                context.Response.Headers.WWWAuthenticate = """Basic realm="MiniTwitter dashboard", charset="UTF-8" """.TrimEnd();
            if (refusal == StatusCodes.Status401Unauthorized && context.Request.Headers.Authorization.Count > 0)
                log.TokenRefused(context, "dashboard token");
            if (refusal is { } status)
            {
                context.Response.StatusCode = status;
                return;
            }

            context.Response.Headers.ContentSecurityPolicy = Policy;
            await next(context);
        }));
    }

    public static void MapAdminDashboard(this WebApplication app)
    {
        if (Settings(app).Enabled)
            app.MapOrleansDashboard(Prefix);
    }

    // Whoever is too far away learns nothing, not even that there is one.
    private static int? Refuse(HttpContext context, bool isOpen, byte[] expected)
    {
        if ((!isOpen && !IsLocal(context.Connection)) || context.Request.Path.StartsWithSegments(GrainState))
            return StatusCodes.Status404NotFound;
        return IsToken(context.Request.Headers.Authorization, expected) ? null : StatusCodes.Status401Unauthorized;
    }

    private static bool IsLocal(ConnectionInfo connection) =>
        connection.RemoteIpAddress is { } address && System.Net.IPAddress.IsLoopback(address);

    // Hashes have the same length whatever is sent, so the comparison takes the same time.
    private static bool IsToken(string? authorization, byte[] expected) =>
        ReadToken(authorization) is { } token
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(token)), expected);

    private static string? ReadToken(string? authorization)
    {
        if (!AuthenticationHeaderValue.TryParse(authorization, out var header) || header.Parameter is not { } parameter)
            return null;
        if (header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            return parameter;
        var decoded = new byte[parameter.Length];
        if (!header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) || !Convert.TryFromBase64String(parameter, decoded, out var length))
            return null;
        // Any name will do.
        return Encoding.UTF8.GetString(decoded, 0, length).Split(':', 2) is [_, var password] ? password : null;
    }

    private static DashboardSettings Settings(WebApplication app) =>
        app.Services.GetRequiredService<IOptions<MiniTwitterOptions>>().Value.Dashboard;
}
