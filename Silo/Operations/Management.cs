using System.Net;
using Microsoft.Extensions.Options;

namespace MiniTwitter.Operations;

/// <summary>
/// Keeps metrics, the dashboard and the details of health from the public. They answer at <see cref="MiniTwitterOptions.ManagementUrls"/>
/// and nowhere else; where that is unset they answer this machine alone. Others get 404.
/// </summary>
public static class Management
{
    private const string Dashboard = "/dashboard";

    private static readonly PathString[] Paths = ["/metrics", Dashboard, HealthEndpoints.Details];

    /// <summary>Adds the management addresses to those that the host listens on.</summary>
    /// <param name="always">The addresses that a host has without configuration; null for none.</param>
    public static void AddManagementUrls(this WebApplicationBuilder builder, string? always)
    {
        if (UrlsOf(builder.Configuration) is { } management)
            builder.WebHost.UseUrls([.. ListenAddresses.Split(builder.Configuration[ListenAddresses.Key] ?? always), .. ListenAddresses.Split(management)]);
    }

    /// <summary>The configured management addresses, or null.</summary>
    public static string? UrlsOf(IConfiguration configuration) =>
        configuration[$"{MiniTwitterOptions.Section}:{nameof(MiniTwitterOptions.ManagementUrls)}"] is { } urls && !string.IsNullOrWhiteSpace(urls) ? urls : null;

    /// <summary>Answers 404 where management is not to be seen, and at management addresses for everything else.</summary>
    public static void UseManagement(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<MiniTwitterOptions>>().Value;
        var ports = ListenAddresses.Split(options.ManagementUrls).Select(url => BindingAddress.Parse(url).Port).ToArray();
        app.Use((context, next) =>
        {
            if (IsAllowed(context))
                return next(context);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });

        bool IsAllowed(HttpContext context)
        {
            var path = context.Request.Path;
            var isManagement = Paths.Any(management => path.StartsWithSegments(management));
            if (ports.Length == 0)
                return !isManagement || IsThisMachine(context) || (options.Dashboard.AllowRemote && path.StartsWithSegments(Dashboard));
            // Load balancers ask at every address.
            return (path.StartsWithSegments("/health") && !isManagement) || isManagement == ports.Contains(context.Connection.LocalPort);
        }
    }

    // A proxy on this machine that names neither the client nor a forwarded host still passes on the name that the client asked for.
    private static bool IsThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && (context.Request.Host.Host is "localhost" || (IPAddress.TryParse(context.Request.Host.Host.Trim('[', ']'), out var host) && IPAddress.IsLoopback(host)));
}
