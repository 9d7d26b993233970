namespace MiniTwitter.Limits;

/// <summary>The rate limits. Each is a token bucket: so many at once, then one more after each interval.</summary>
internal static class Limit
{
    /// <summary>Policy: registrations per address.</summary>
    public const string Register = nameof(Register);

    /// <summary>Policy: passwords to check per address.</summary>
    public const string Login = nameof(Login);

    /// <summary>Policy: tweets posted or edited per user.</summary>
    public const string Post = nameof(Post);

    public static readonly Bucket Registrations = new(20, TimeSpan.FromMinutes(3));
    public static readonly Bucket Logins = new(20, TimeSpan.FromSeconds(3));
    public static readonly Bucket Posts = new(60, TimeSpan.FromSeconds(2));

    /// <summary>All requests of a signed-in user, on top of those of the address.</summary>
    public static readonly Bucket User = new(600, TimeSpan.FromMilliseconds(100));

    /// <summary>All requests of an IPv4 address or an IPv6 /64. Several people may share one.</summary>
    public static readonly Bucket Address = new(1_200, TimeSpan.FromMilliseconds(25));

    /// <summary>All requests of an IPv6 /48, whichever of its addresses they come from.</summary>
    public static readonly Bucket Network = new(4_800, TimeSpan.FromMilliseconds(6.25));

    /// <summary>Health checks of an address. Others do not use up its bucket, nor they theirs.</summary>
    public static readonly Bucket Health = new(600, TimeSpan.FromMilliseconds(100));

    /// <summary>Calls of hub methods on one live connection. What exceeds it is not carried out.</summary>
    public static readonly Bucket HubCalls = new(60, TimeSpan.FromMilliseconds(100));

    /// <summary>Messages of any kind on one live connection. What exceeds it ends the connection.</summary>
    public static readonly Bucket HubMessages = new(300, TimeSpan.FromMilliseconds(50));

    /// <summary>A token bucket.</summary>
    /// <param name="Tokens">How many are allowed at once.</param>
    /// <param name="Every">When one more is allowed.</param>
    public sealed record Bucket(int Tokens, TimeSpan Every);
}
