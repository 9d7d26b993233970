namespace MiniTwitter.Users;

/// <summary>A tweet's author as shown beside it: always the present name and picture, also on old tweets.</summary>
[GenerateSerializer, Immutable, Alias("mt.Author")]
public sealed record Author(
    [property: Id(0)] UserId Id,
    [property: Id(1)] Handle Handle,
    [property: Id(2)] string DisplayName,
    [property: Id(3)] string? AvatarUrl);

/// <summary>A user as the API shows it.</summary>
/// <param name="TweetsCount">Tweets that are not deleted.</param>
/// <param name="FollowersCount">Users who follow this one.</param>
/// <param name="FollowingCount">Users this one follows.</param>
/// <param name="Relationship">Between the asking user and this one; null when signed out or oneself.</param>
[GenerateSerializer, Immutable, Alias("mt.User")]
public sealed record User(
    [property: Id(0)] UserId Id,
    [property: Id(1)] Handle Handle,
    [property: Id(2)] string DisplayName,
    [property: Id(3)] string? Bio,
    [property: Id(4)] string? Location,
    [property: Id(5)] string? Website,
    [property: Id(6)] string? AvatarUrl,
    [property: Id(7)] string? BannerUrl,
    [property: Id(8)] DateTimeOffset CreatedAt,
    [property: Id(9)] int TweetsCount,
    [property: Id(10)] int FollowersCount,
    [property: Id(11)] int FollowingCount,
    [property: Id(12)] Relationship? Relationship)
{
    public User(Profile profile, int tweets, int followers, int following, Relationship? relationship)
        : this(
            profile.Id, profile.Handle, profile.DisplayName, profile.Bio, profile.Location, profile.Website,
            profile.AvatarUrl, profile.BannerUrl, profile.CreatedAt, tweets, followers, following, relationship)
    {
    }
}

/// <summary>How the asking user stands to another.</summary>
/// <param name="Following">The asking user follows the other.</param>
/// <param name="FollowedBy">The other follows the asking user.</param>
/// <param name="Blocking">The asking user blocks the other.</param>
/// <param name="Muting">The asking user mutes the other.</param>
[GenerateSerializer, Immutable, Alias("mt.Relationship")]
public sealed record Relationship(
    [property: Id(0)] bool Following,
    [property: Id(1)] bool FollowedBy,
    [property: Id(2)] bool Blocking,
    [property: Id(3)] bool Muting);
