using MiniTwitter.Auth;
using MiniTwitter.Problems;

namespace MiniTwitter;

/// <summary>What all endpoints under <c>/api</c> share.</summary>
internal static class Api
{
    public static RouteGroupBuilder WithApiDefaults(this RouteGroupBuilder api) => api
        .RequireAuthorization(Access.Api).WithProblems(401, 429, 503).AddEndpointFilter<RouteGroupBuilder, SecondTry>();

    /// <summary>Open to those who are signed out.</summary>
    public static RouteHandlerBuilder ForEveryone(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new Access.OpenToEveryone());

    /// <summary>Documents statuses that are answered as problems.</summary>
    public static TBuilder WithProblems<TBuilder>(this TBuilder endpoint, params int[] statuses)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in statuses)
            endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), ["application/problem+json"]));
        return endpoint;
    }
}
