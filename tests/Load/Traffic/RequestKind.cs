namespace MiniTwitter.Traffic;

internal enum RequestKind
{
    /// <summary>The newest page of one's home timeline.</summary>
    Home,

    /// <summary>The newest page of somebody's tweets.</summary>
    User,

    Post,

    Follow,

    Register,
}
