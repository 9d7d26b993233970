using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using MiniTwitter.Accounts;
using MiniTwitter.Users;

namespace MiniTwitter.Auth;

/// <summary>Access tokens: JWTs signed with HMAC-SHA256, valid for <see cref="Lifetime"/>, bound to a session.</summary>
internal sealed class AccessTokens(SigningKey signingKey, TimeProvider time)
{
    /// <summary>How long an access token is valid.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const string Issuer = "minitwitter";
    private const string SessionClaim = "sid";

    private readonly JsonWebTokenHandler _tokens = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>A new token for the session.</summary>
    public async Task<(string Token, DateTimeOffset ExpiresAt)> IssueAsync(UserId user, SessionId session)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        var token = _tokens.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Issuer,
            IssuedAt = now.UtcDateTime,
            Expires = (now + Lifetime).UtcDateTime,
            Claims = new Dictionary<string, object>
            {
                [JwtRegisteredClaimNames.Sub] = user.ToString(),
                [SessionClaim] = session.ToString(),
            },
            SigningCredentials = new SigningCredentials((await signingKey.Keys).AccessTokens[0], SecurityAlgorithms.HmacSha256),
        });
        return (token, now + Lifetime);
    }

    /// <summary>Whose token it is and until when, or null when it is forged, expired or none.</summary>
    public async Task<AccessToken?> ReadAsync(string token)
    {
        var keys = (await signingKey.Keys).AccessTokens;
        var result = await _tokens.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = Issuer,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidTypes = ["JWT"],
            // Of a release before key ids a token names none.
            IssuerSigningKeyResolver = (_, _, id, _) => string.IsNullOrEmpty(id) ? keys : keys.Where(key => key.KeyId == id),
            LifetimeValidator = (from, expires, _, _) => expires is not null
                && time.GetUtcNow() < new DateTimeOffset(expires.Value, TimeSpan.Zero)
                && (from is null || time.GetUtcNow() >= new DateTimeOffset(from.Value, TimeSpan.Zero)),
        });
        return result is { IsValid: true, SecurityToken: JsonWebToken jwt }
            // No extension is known here, so none may be critical (RFC 7515, 4.1.11).
            && !jwt.TryGetHeaderValue<object>("crit", out _)
            && UserId.TryParse(jwt.Subject, out var user)
            && jwt.TryGetPayloadValue(SessionClaim, out string text)
            && SessionId.TryParse(text, out var session)
            ? new AccessToken(user, session, new DateTimeOffset(jwt.ValidTo, TimeSpan.Zero))
            : null;
    }
}

/// <summary>What a valid access token says.</summary>
internal sealed record AccessToken(UserId User, SessionId Session, DateTimeOffset ExpiresAt);
