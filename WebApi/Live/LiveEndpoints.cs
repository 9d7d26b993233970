using System.Security.Claims;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.SignalR;
using MiniTwitter.Auth;
using MiniTwitter.Json;
using MiniTwitter.Problems;

namespace MiniTwitter.Live;

/// <summary>The hub and the tickets for it.</summary>
internal static class LiveEndpoints
{
    private const string HubPath = "/hubs/timeline";
    // The ids of as many tweets as one may look at.
    private const int MaxMessageBytes = 4_096;

    // They log each call and frame that a client gets wrong as an error with its stack trace. HubGuard logs the faults of the hub.
    private static readonly string[] LogsOfClientErrors =
        ["Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", "Microsoft.AspNetCore.SignalR.HubConnectionHandler"];

    public static void AddLive(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddSignalR(hub =>
            {
                hub.MaximumReceiveMessageSize = MaxMessageBytes;
                hub.AddFilter<HubGuard>();
            })
            .AddJsonProtocol(json => ApiJson.Configure(json.PayloadSerializerOptions));
        builder.Services.PostConfigure<LoggerFilterOptions>(Silence);
        builder.Services.AddSingleton<HubGuard>();
        builder.Services.AddSingleton<LiveMetrics>().AddSingleton<LiveConnections>().AddHostedService<WatchRenewal>();
    }

    public static void MapLiveTickets(this RouteGroupBuilder api) =>
        api.MapPost("/live/ticket", IssueAsync).WithTags("Live")
            .WithSummary("A single-use ticket for the hub, valid 30 seconds, to be sent as access_token");

    public static void UseLive(this WebApplication app)
    {
        app.UseWebSockets();
        app.Use((context, next) =>
            context.GetEndpoint()?.Metadata.GetMetadata<HubMetadata>() is not null && context.WebSockets.IsWebSocketRequest
                ? context.RequestServices.GetRequiredService<LiveConnections>().CarryAsync(context, () => next(context))
                : next(context));
    }

    public static void MapTimelineHub(this WebApplication app) =>
        app.MapConnections(
            HubPath,
            new HttpConnectionDispatcherOptions { Transports = HttpTransportType.WebSockets, ApplicationMaxBufferSize = MaxMessageBytes },
            connection => connection.Use(CountedInput.Count(app.Services.GetRequiredService<TimeProvider>())).UseHub<TimelineHub>())
            .WithMetadata(new HubMetadata(typeof(TimelineHub)))
            .RequireAuthorization(Access.Live);

    private static async Task<Results<Ok<Ticket>, ProblemHttpResult>> IssueAsync(ClaimsPrincipal user, LiveTickets tickets)
    {
        var issued = await tickets.IssueAsync(user.SignedIn);
        return issued.Succeeded(out var ticket, out _) ? TypedResults.Ok(new Ticket(ticket)) : issued.ToProblem();
    }

    // Also where a rule for a single log provider would otherwise win.
    private static void Silence(LoggerFilterOptions log)
    {
        foreach (var provider in log.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToList())
        {
            foreach (var category in LogsOfClientErrors)
                log.Rules.Add(new LoggerFilterRule(provider, category, LogLevel.None, filter: null));
        }
    }

    private sealed record Ticket([property: System.Text.Json.Serialization.JsonPropertyName("ticket")] string Value);
}
