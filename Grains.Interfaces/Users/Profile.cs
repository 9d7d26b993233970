namespace MiniTwitter.Users;

/// <summary>What a user says about itself, and what the service adds. Rules: <c>ProfileRules</c>.</summary>
/// <param name="Id">Never changes.</param>
/// <param name="Handle">As typed at registration.</param>
/// <param name="DisplayName">1–50 grapheme clusters.</param>
/// <param name="Bio">At most 160 grapheme clusters, or null.</param>
/// <param name="Location">At most 30 grapheme clusters, or null.</param>
/// <param name="Website">An absolute http(s) address of at most 100 characters, or null.</param>
/// <param name="AvatarUrl">Path of the picture, or null for none.</param>
/// <param name="BannerUrl">Path of the banner, or null for none.</param>
/// <param name="CreatedAt">When the account was registered.</param>
[GenerateSerializer, Immutable, Alias("mt.Profile")]
public sealed record Profile(
    [property: Id(0)] UserId Id,
    [property: Id(1)] Handle Handle,
    [property: Id(2)] string DisplayName,
    [property: Id(3)] string? Bio,
    [property: Id(4)] string? Location,
    [property: Id(5)] string? Website,
    [property: Id(6)] string? AvatarUrl,
    [property: Id(7)] string? BannerUrl,
    [property: Id(8)] DateTimeOffset CreatedAt)
{
    /// <summary>What a tweet shows of its author.</summary>
    public Author ToAuthor() => new(Id, Handle, DisplayName, AvatarUrl);
}

/// <summary>A change of a profile. A null field stays as it is; an empty one is cleared (not the display name).</summary>
[GenerateSerializer, Immutable, Alias("mt.ProfileChange")]
public sealed record ProfileChange(
    [property: Id(0)] string? DisplayName,
    [property: Id(1)] string? Bio,
    [property: Id(2)] string? Location,
    [property: Id(3)] string? Website);
