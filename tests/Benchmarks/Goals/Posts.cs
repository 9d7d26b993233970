using System.Text.Json;

namespace MiniTwitter.Goals;

/// <summary>What the writers post, over and over: a tweet of the mean length.</summary>
internal static class Posts
{
    public const string Text = "Eighty characters of text are what a tweet has on average, one more and one less";

    /// <summary>Of a request, ours or the rival's.</summary>
    public static string Body { get; } = JsonSerializer.Serialize(new { text = Text });
}
