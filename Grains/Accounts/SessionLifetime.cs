using System.ComponentModel.DataAnnotations;

namespace MiniTwitter.Accounts;

/// <summary>How long people stay signed in.</summary>
public sealed record SessionLifetime
{
    /// <summary>A session ends this long after its sign-in, used or not. 1 minute–10 years; default 90 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromDays(90);

    /// <summary>A session ends this long after its last refresh. 1 minute–10 years; default 30 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long the longest-lived token is valid after it was signed: a refresh token that nobody uses.</summary>
    public TimeSpan TokenLife => IdleTime < MaxAge ? IdleTime : MaxAge;
}
