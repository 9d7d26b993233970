namespace MiniTwitter.Users;

/// <summary>A profile with its counts.</summary>
/// <param name="Tweets">Tweets that are not deleted.</param>
/// <param name="Followers">Users who follow this one.</param>
/// <param name="Following">Users this one follows.</param>
public sealed record UserCard(Profile Profile, int Tweets, int Followers, int Following)
{
    /// <summary>The card as somebody sees it.</summary>
    public User ToUser(Relationship? relationship) => new(Profile, Tweets, Followers, Following, relationship);
}
