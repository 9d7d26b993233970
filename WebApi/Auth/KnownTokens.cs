using BitFaster.Caching.Lru;
using MiniTwitter.Accounts;

namespace MiniTwitter.Auth;

/// <summary>
/// The access tokens this node has checked lately, so that not every request pays for a signature and a call. A
/// session that ends is forgotten at once where it is told of, and everywhere within <see cref="TrustTime"/>.
/// </summary>
internal sealed class KnownTokens(AccessTokens tokens, IGrainFactory grains, TimeProvider time)
{
    /// <summary>How long a session is taken to be active before its account is asked again.</summary>
    public static readonly TimeSpan TrustTime = TimeSpan.FromMinutes(1);

    private const int MaxTokens = 50_000;

    private readonly ConcurrentLru<string, Known> _known = new(MaxTokens);
    private readonly ConcurrentLru<SessionId, bool> _ended = new(MaxTokens);

    /// <summary>The caller behind a token, or null.</summary>
    public async ValueTask<SignedIn?> FindAsync(string token)
    {
        if (_known.TryGet(token, out var known) && time.GetUtcNow() is var now && now < known.TrustedUntil && !_ended.TryGet(known.Caller.Session, out _))
            return known.Caller;
        return await CheckAsync(token, known);
    }

    /// <summary>From now on refuses the session's tokens.</summary>
    public void Forget(SessionId session) => _ended.AddOrUpdate(session, true);

    private async Task<SignedIn?> CheckAsync(string token, Known? known)
    {
        if (await tokens.ReadAsync(token) is not { } valid || _ended.TryGet(valid.Session, out _))
            return null;
        try
        {
            if (!await grains.GetAccount(valid.User).IsActiveAsync(valid.Session))
                return null;
        }
        catch (Exception fault) when (known is not null && fault is StorageUnavailableException or OrleansException or TimeoutException)
        {
            // Active users go on reading while storage is away. The token ends by itself within minutes.
        }

        var trusted = time.GetUtcNow() + TrustTime;
        known = new Known(known?.Caller ?? new SignedIn(valid.User, valid.Session, AccessTokenScheme.Name), trusted < valid.ExpiresAt ? trusted : valid.ExpiresAt);
        _known.AddOrUpdate(token, known);
        return known.Caller;
    }

    private sealed record Known(SignedIn Caller, DateTimeOffset TrustedUntil);
}
