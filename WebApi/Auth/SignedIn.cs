using System.Security.Claims;
using System.Security.Principal;
using MiniTwitter.Accounts;
using MiniTwitter.Users;

namespace MiniTwitter.Auth;

/// <summary>Who calls, and by which session.</summary>
internal sealed class SignedIn(UserId user, SessionId session, string scheme) : GenericIdentity(user.ToString(), scheme)
{
    public UserId User { get; } = user;

    public SessionId Session { get; } = session;

    public ClaimsPrincipal ToPrincipal() => new(this);
}

internal static class SignedInExtensions
{
    extension(ClaimsPrincipal principal)
    {
        /// <summary>The caller, on endpoints that need one.</summary>
        public SignedIn SignedIn => (SignedIn)principal.Identity!;

        /// <summary>The caller, or null when signed out.</summary>
        public UserId? Viewer => (principal.Identity as SignedIn)?.User;
    }
}
