using System.Security.Claims;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.HttpResults;
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

    public static void AddLive(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddSignalR(hub => hub.MaximumReceiveMessageSize = MaxMessageBytes)
            .AddJsonProtocol(json => ApiJson.Configure(json.PayloadSerializerOptions));
        builder.Services.AddSingleton<LiveMetrics>().AddSingleton<LiveConnections>().AddHostedService<WatchRenewal>();
    }

    public static void MapLiveTickets(this RouteGroupBuilder api) =>
        api.MapPost("/live/ticket", IssueAsync).WithTags("Live")
            .WithSummary("A single-use ticket for the hub, valid 30 seconds, to be sent as access_token");

    public static void UseLive(this WebApplication app)
    {
        app.UseWebSockets();
        app.Use((context, next) =>
            context.Request.Path == HubPath && context.WebSockets.IsWebSocketRequest
                ? context.RequestServices.GetRequiredService<LiveConnections>().CarryAsync(context, () => next(context))
                : next(context));
    }

    public static void MapTimelineHub(this WebApplication app) =>
        app.MapHub<TimelineHub>(HubPath, connection =>
        {
            connection.Transports = HttpTransportType.WebSockets;
            connection.ApplicationMaxBufferSize = MaxMessageBytes;
        }).RequireAuthorization(Access.Live);

    private static async Task<Results<Ok<Ticket>, ProblemHttpResult>> IssueAsync(ClaimsPrincipal user, LiveTickets tickets)
    {
        var issued = await tickets.IssueAsync(user.SignedIn);
        return issued.Succeeded(out var ticket, out _) ? TypedResults.Ok(new Ticket(ticket)) : issued.ToProblem();
    }

    private sealed record Ticket([property: System.Text.Json.Serialization.JsonPropertyName("ticket")] string Value);
}
