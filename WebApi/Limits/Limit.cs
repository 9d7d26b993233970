namespace MiniTwitter.Limits;

/// <summary>The named rate limits. A caller is a user, or an address (IPv6: its /64) when signed out.</summary>
internal static class Limit
{
    /// <summary>Registrations: <see cref="Registrations"/> per address at once, one more every 3 minutes.</summary>
    public const string Register = nameof(Register);

    /// <summary>Passwords to check: <see cref="Logins"/> per address at once, one more every 3 seconds.</summary>
    public const string Login = nameof(Login);

    /// <summary>Tweets posted or edited: <see cref="Posts"/> per user at once, one more every 2 seconds.</summary>
    public const string Post = nameof(Post);

    public const int Registrations = 20;
    public const int Logins = 20;
    public const int Posts = 60;

    /// <summary>All requests together: this many per caller at once, 10 more every second.</summary>
    public const int Overall = 600;

    public static readonly TimeSpan RegistrationEvery = TimeSpan.FromMinutes(3);
    public static readonly TimeSpan LoginEvery = TimeSpan.FromSeconds(3);
    public static readonly TimeSpan PostEvery = TimeSpan.FromSeconds(2);
    public static readonly TimeSpan OverallEvery = TimeSpan.FromMilliseconds(100);
}
