using System.ComponentModel.DataAnnotations;

namespace MiniTwitter.Tweets;

/// <summary>How the use of hashtags is counted.</summary>
public sealed record HashtagOptions
{
    /// <summary>How often a silo counts at most, while somebody asks. 0.1 s–1 h; default 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan CountEvery { get; init; } = TimeSpan.FromMinutes(1);
}
