using MiniTwitter.Timelines;

namespace MiniTwitter.Users;

/// <summary>
/// Whom a user follows, in one sorted array together with the user itself: 8 bytes each for as long as the user is awake, shared
/// with the feed. A change makes another array.
/// </summary>
internal sealed class Followees(UserId self, IEnumerable<UserId> users)
{
    private UserId[] _all = [.. users.Append(self).Order()];

    /// <summary>What the home timeline shows: tweets of the followees, without those muted, and of the user itself.</summary>
    public TimelineScope HomeWithout(IReadOnlySet<UserId> muted) =>
        TimelineScope.Home(self, muted.Count == 0 ? _all : [.. _all.Where(user => user == self || !muted.Contains(user))]);

    public int Count => _all.Length - 1;

    public bool Contains(UserId user) => user != self && Array.BinarySearch(_all, user) >= 0;

    public void Add(UserId user)
    {
        if (Array.BinarySearch(_all, user) is var place and < 0)
            _all = [.. _all[..~place], user, .. _all[~place..]];
    }

    public void Remove(UserId user)
    {
        if (user != self && Array.BinarySearch(_all, user) is var place and >= 0)
            _all = [.. _all[..place], .. _all[(place + 1)..]];
    }
}
