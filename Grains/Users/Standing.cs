namespace MiniTwitter.Users;

/// <summary>How a viewer and another user stand to each other.</summary>
/// <param name="Following">The viewer follows the other.</param>
/// <param name="FollowedBy">The other follows the viewer.</param>
/// <param name="Blocking">The viewer has blocked the other.</param>
/// <param name="BlockedBy">The other has blocked the viewer.</param>
/// <param name="Muting">The viewer has muted the other.</param>
public readonly record struct Standing(bool Following, bool FollowedBy, bool Blocking, bool BlockedBy, bool Muting)
{
    /// <summary>What the viewer sees of the other.</summary>
    public Sight Sight => SightOf(Blocking, BlockedBy);

    /// <summary>As the viewer is told: that it is blocked is nobody's to know.</summary>
    public Relationship ToRelationship() => new(Following, FollowedBy, Blocking, Muting);

    /// <summary>The one rule of who sees whom.</summary>
    public static Sight SightOf(bool isBlocking, bool isBlocked) =>
        isBlocking ? Sight.ProfileOnly : isBlocked ? Sight.Nothing : Sight.Everything;
}
