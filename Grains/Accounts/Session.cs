using System.Collections.Immutable;

namespace MiniTwitter.Accounts;

/// <summary>One sign-in, and the refresh token that is current.</summary>
/// <param name="Generation">Of the current token, from 1.</param>
/// <param name="RefreshedAt">Of the last rotation, or of signing in.</param>
/// <param name="Recent">The newest rotations, oldest first: each names the token it used up.</param>
/// <param name="Device">What signed in; null for a session opened before this was kept.</param>
[GenerateSerializer, Immutable, Alias("mt.Session")]
internal sealed record Session(
    [property: Id(0)] SessionId Id,
    [property: Id(1)] int Generation,
    [property: Id(2)] DateTimeOffset CreatedAt,
    [property: Id(3)] DateTimeOffset RefreshedAt,
    [property: Id(4)] ImmutableArray<Rotation> Recent,
    [property: Id(5)] Device? Device)
{
    // Nobody honest rotates more often than this within the time of grace.
    private const int MaxRecent = 5;

    public DateTimeOffset ExpiresAt(SessionLifetime rules)
    {
        var (idle, old) = (RefreshedAt + rules.IdleTime, CreatedAt + rules.MaxAge);
        return idle < old ? idle : old;
    }

    public static Session Start(DateTimeOffset now, Device device) => new(SessionId.New(), 1, now, now, [], device);

    public bool IsExpired(DateTimeOffset now, SessionLifetime rules) => now >= ExpiresAt(rules);

    public Session Rotate(DateTimeOffset now) => this with
    {
        Generation = Generation + 1,
        RefreshedAt = now,
        Recent = [.. Recent.Where(rotation => rotation.IsInGrace(now)).TakeLast(MaxRecent - 1), new Rotation(Generation, now)],
    };

    /// <summary>Whether the token was used up so lately that it is two tabs racing rather than a thief.</summary>
    public bool IsInGrace(int generation, DateTimeOffset now) =>
        Recent.Any(rotation => rotation.Generation == generation && rotation.IsInGrace(now));
}

/// <summary>The use of a refresh token.</summary>
/// <param name="Generation">The token that was used up.</param>
[GenerateSerializer, Immutable, Alias("mt.Rotation")]
internal readonly record struct Rotation([property: Id(0)] int Generation, [property: Id(1)] DateTimeOffset At)
{
    public bool IsInGrace(DateTimeOffset now) => now - At <= IAccountGrain.RefreshGrace;
}
