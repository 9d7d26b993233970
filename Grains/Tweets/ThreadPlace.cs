namespace MiniTwitter.Tweets;

/// <summary>A place in the replies to a tweet: its author's own come first, each group by id.</summary>
/// <param name="IsOthers">Among what others have answered.</param>
/// <param name="Id">After this reply.</param>
public readonly record struct ThreadPlace(bool IsOthers, TweetId Id)
{
    /// <summary>Before all replies.</summary>
    public static readonly ThreadPlace Start = new(IsOthers: false, default);
}
