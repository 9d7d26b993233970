namespace MiniTwitter.Users;

/// <summary>
/// Profiles with their counts, as one silo knows them: kept in memory while they are looked at, and moved along by the
/// log. A popular profile is so read from every silo and from no single grain.
/// </summary>
public interface IUserCards
{
    /// <summary>The cards of those who exist.</summary>
    ValueTask<IReadOnlyDictionary<UserId, UserCard>> GetAsync(IReadOnlyCollection<UserId> users);

    /// <summary>Who holds the handle, or null.</summary>
    ValueTask<UserId?> FindAsync(Handle handle);
}

/// <summary>Shorthand for one user.</summary>
public static class UserCardsExtensions
{
    /// <summary>One user's card, or null.</summary>
    public static async ValueTask<UserCard?> FindAsync(this IUserCards cards, UserId user) =>
        (await cards.GetAsync([user])).GetValueOrDefault(user);
}
