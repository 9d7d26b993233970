namespace MiniTwitter.Tweets;

/// <summary>What a user has done with a tweet, for itself to see on every tweet.</summary>
[Flags]
public enum TweetMarks
{
    None = 0,

    /// <summary>Everybody can see who likes a tweet.</summary>
    Liked = 1,

    /// <summary>Nobody else sees it.</summary>
    Bookmarked = 2,

    /// <summary>Everybody can see who has reposted a tweet.</summary>
    Reposted = 4,
}
