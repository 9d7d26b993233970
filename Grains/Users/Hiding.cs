using System.Collections.Frozen;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;

namespace MiniTwitter.Users;

/// <summary>Which list of a user somebody is on.</summary>
public enum HidingKind
{
    /// <summary>Neither sees the other.</summary>
    Blocked,

    /// <summary>Left out of the user's home.</summary>
    Muted,
}

/// <summary>Whom a user does not see. A snapshot: a change makes another one.</summary>
/// <param name="Blocked">Whom it has blocked.</param>
/// <param name="BlockedBy">Who has blocked it.</param>
/// <param name="Muted">Whom it has muted.</param>
public sealed record Hiding(FrozenSet<UserId> Blocked, FrozenSet<UserId> BlockedBy, FrozenSet<UserId> Muted)
{
    public static readonly Hiding Nobody = new([], [], []);

    /// <summary>Nobody is blocked on either side.</summary>
    public bool HasNoBlocks => Blocked.Count == 0 && BlockedBy.Count == 0;

    /// <summary>What the user sees of somebody.</summary>
    public Sight SightOf(UserId other) =>
        HasNoBlocks ? Sight.Everything : Standing.SightOf(Blocked.Contains(other), BlockedBy.Contains(other));

    /// <summary>Whether somebody's tweets are left out everywhere.</summary>
    public bool Hides(UserId other) => SightOf(other) != Sight.Everything;

    /// <summary>Whether somebody's tweets are left out of home.</summary>
    public bool HidesAtHome(UserId other) => (Muted.Count > 0 && Muted.Contains(other)) || Hides(other);

    /// <summary>A tweet as the user sees it; null when it does not.</summary>
    public Tweet? Show(Tweet tweet) => HasNoBlocks ? tweet : HiddenTweets.Show(tweet, Hides);

    /// <summary>A page as the user sees it. Its cursors stay, so that it goes on: it may be shorter than asked.</summary>
    public Page<TweetJson> Show(Page<TweetJson> page) => HasNoBlocks ? page : HiddenTweets.Show(page, Hides);

    /// <summary>A page of home. Its cursors stay, so that it goes on: it may be shorter than asked.</summary>
    public Page<TweetJson> ShowAtHome(Page<TweetJson> page) =>
        HasNoBlocks && Muted.Count == 0 ? page : page with { Items = [.. page.Items.Select(ShowAtHome).OfType<TweetJson>()] };

    /// <summary>A tweet in home; null when it is not to be there, also because of who has reposted it.</summary>
    public TweetJson? ShowAtHome(TweetJson tweet)
    {
        if (HasNoBlocks && Muted.Count == 0)
            return tweet;
        return HidesAtHome(tweet.Author) || (tweet.Parts is { Reposter: { } user } && HidesAtHome(user)) ? null : HiddenTweets.Show(tweet, Hides);
    }
}
