namespace MiniTwitter.Users;

/// <summary>Whom a user follows, as a sorted array: 8 bytes each for as long as the user is awake.</summary>
internal sealed class Followees(IEnumerable<UserId> users)
{
    /// <summary>Most users one may follow.</summary>
    public const int Max = 10_000;

    private UserId[] _users = [.. users.Order()];

    public int Count => _users.Length;

    public bool Contains(UserId user) => Array.BinarySearch(_users, user) >= 0;

    public void Add(UserId user)
    {
        if (Array.BinarySearch(_users, user) is var place and < 0)
            _users = [.. _users[..~place], user, .. _users[~place..]];
    }

    public void Remove(UserId user)
    {
        if (Array.BinarySearch(_users, user) is var place and >= 0)
            _users = [.. _users[..place], .. _users[(place + 1)..]];
    }

    /// <summary>The followees and the user itself: everybody whose tweets its home timeline shows.</summary>
    public UserId[] With(UserId self) => [.. _users, self];
}
