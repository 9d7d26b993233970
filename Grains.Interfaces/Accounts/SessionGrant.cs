using System.Globalization;
using System.Security.Cryptography;
using MiniTwitter.Users;

namespace MiniTwitter.Accounts;

/// <summary>One sign-in of one user on one device: the family of all its refresh tokens.</summary>
/// <param name="Value">63 random bits.</param>
[GenerateSerializer, Immutable, Alias("mt.SessionId")]
public readonly record struct SessionId([property: Id(0)] long Value)
{
    public static bool TryParse(string? text, out SessionId id)
    {
        var parsed = TimeSortableId.TryParse(text, out var value);
        id = new SessionId(value);
        return parsed;
    }

    public static SessionId New() => new(BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))) & long.MaxValue);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A session that was opened or refreshed; the web edge makes its tokens from this.</summary>
/// <param name="Generation">
/// The number of the refresh token that is current: it starts at 1 and grows by one with every rotation. The web
/// edge signs (user, session, generation), so no token is stored anywhere.
/// </param>
/// <param name="ExpiresAt">When the session ends unless it is refreshed before.</param>
/// <param name="User">The signed-in user.</param>
[GenerateSerializer, Immutable, Alias("mt.SessionGrant")]
public sealed record SessionGrant(
    [property: Id(0)] SessionId Session,
    [property: Id(1)] int Generation,
    [property: Id(2)] DateTimeOffset ExpiresAt,
    [property: Id(3)] User User);

/// <summary>A session as its owner sees it in a list.</summary>
/// <param name="CreatedAt">When it was signed in.</param>
/// <param name="RefreshedAt">When it was last refreshed, or signed in.</param>
/// <param name="Device">What signed in; null for a session opened before this was kept.</param>
[GenerateSerializer, Immutable, Alias("mt.OpenSession")]
public sealed record OpenSession(
    [property: Id(0)] SessionId Id,
    [property: Id(1)] DateTimeOffset CreatedAt,
    [property: Id(2)] DateTimeOffset RefreshedAt,
    [property: Id(3)] Device? Device);

/// <summary>What a person types to register, unchecked. Rules: <c>RegistrationRules</c>.</summary>
/// <param name="Handle"><see cref="Users.Handle.Pattern"/>, unique without case.</param>
/// <param name="DisplayName">1–50 grapheme clusters.</param>
/// <param name="Password">8–256 characters, hard to guess.</param>
/// <param name="Email">Optional, at most 254 characters; never shown.</param>
[GenerateSerializer, Immutable, Alias("mt.Registration")]
public sealed record Registration(
    [property: Id(0)] string? Handle,
    [property: Id(1)] string? DisplayName,
    [property: Id(2)] string? Password,
    [property: Id(3)] string? Email)
{
    /// <summary>Without the password and the address: records end up in logs.</summary>
    public override string ToString() => $"Registration({Handle})";
}
