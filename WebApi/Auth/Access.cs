using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace MiniTwitter.Auth;

/// <summary>The one place that says who may call what.</summary>
internal static class Access
{
    /// <summary>
    /// Everything under <c>/api</c>: a signed-in caller, except where the endpoint is <see cref="OpenToEveryone"/>; and
    /// even there, who sends a token must send a good one.
    /// </summary>
    public const string Api = nameof(Api);

    /// <summary>The hub: an access token in the header, or a live ticket.</summary>
    public const string Live = nameof(Live);

    public static void AddAccess(this IServiceCollection services)
    {
        // The core alone: cookies and their key ring, which the rest would bring, are not used.
        services.AddAuthenticationCore(authentication => authentication.DefaultScheme = AccessTokenScheme.Name).AddWebEncoders();
        new AuthenticationBuilder(services)
            .AddScheme<AuthenticationSchemeOptions, AccessTokenScheme>(AccessTokenScheme.Name, null)
            .AddScheme<AuthenticationSchemeOptions, LiveTicketScheme>(LiveTicketScheme.Name, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Api, policy => policy.RequireAssertion(MayCall))
            .AddPolicy(Live, policy => policy.AddAuthenticationSchemes(LiveTicketScheme.Name).RequireAuthenticatedUser());
    }

    private static bool MayCall(AuthorizationHandlerContext call) =>
        call.User.Identity is SignedIn
        || (call.Resource is HttpContext http
            && http.GetEndpoint()?.Metadata.GetMetadata<OpenToEveryone>() is not null
            && http.Request.Headers.Authorization.Count == 0);

    /// <summary>Marks an endpoint that those who are signed out may call.</summary>
    public sealed class OpenToEveryone;
}
