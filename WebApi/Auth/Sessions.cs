using MiniTwitter.Accounts;
using MiniTwitter.Users;

namespace MiniTwitter.Auth;

/// <summary>What a person gets who signs in, registers or refreshes.</summary>
/// <param name="AccessToken">JWT for <c>Authorization: Bearer</c>.</param>
/// <param name="ExpiresAt">When the access token ends; refresh before.</param>
/// <param name="User">Who is signed in.</param>
internal sealed record Session(string AccessToken, DateTimeOffset ExpiresAt, User User);

/// <summary>Makes tokens of session grants, and reads the session of a request.</summary>
internal sealed class Sessions(AccessTokens accessTokens, SigningKey signingKey, TimeProvider time)
{
    /// <summary>Sets the refresh cookie, remembers the device and answers the session.</summary>
    public async Task<Session> OpenAsync(HttpContext context, SessionGrant grant)
    {
        var (token, expires) = await accessTokens.IssueAsync(grant.User.Id, grant.Session);
        var refresh = new RefreshToken(grant.User.Id, grant.Session, grant.Generation);
        var keys = await signingKey.Keys;
        RefreshCookie.Set(context, refresh.Write(keys), grant.ExpiresAt);
        DeviceCookie.Remember(context, grant.User.Id, keys, time);
        return new Session(token, expires, grant.User);
    }

    /// <summary>The refresh token of the cookie, or null when there is none that this service made.</summary>
    public async Task<RefreshToken?> ReadCookieAsync(HttpRequest request) =>
        RefreshToken.TryRead(RefreshCookie.Read(request), await signingKey.Keys, out var token) ? token : null;
}
