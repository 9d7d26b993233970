using System.Text.RegularExpressions;
using MiniTwitter.Servers;

namespace MiniTwitter.Reporting;

/// <summary>
/// What docs/performance.md says of goals: profiles, what was tried, and the best figures. A section is about the goals that its heading
/// names, as in "## Reading home (P1, P1b, P1c)".
/// </summary>
internal static partial class Limits
{
    private static readonly string Document = Path.Combine(Repository.Root, "docs", "performance.md");

    /// <summary>The sections about any of these goals, in the document's order: heading and text.</summary>
    public static IEnumerable<(string Heading, string Text)> Of(IEnumerable<string> goals)
    {
        var wanted = goals.ToHashSet(StringComparer.Ordinal);
        foreach (var section in File.ReadAllText(Document).Split("\n## ")[1..])
        {
            var end = section.IndexOf('\n', StringComparison.Ordinal);
            var heading = section[..end];
            if (Goals().Matches(heading).Any(goal => wanted.Contains(goal.Value)))
                yield return (heading, Links().Replace(section[end..].Trim(), "$1"));
        }
    }

    [GeneratedRegex(@"\bP\d+[a-z]?\b")]
    private static partial Regex Goals();

    // They lead from where the document is.
    [GeneratedRegex(@"\[([^\]]+)\]\([^)]+\)")]
    private static partial Regex Links();
}
