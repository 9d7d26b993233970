using System.Text.RegularExpressions;

namespace MiniTwitter.Attack;

/// <summary>Reads on in a server's log: stack traces, errors and what is critical are violations.</summary>
internal sealed partial class LogCheck(string file, Violations violations)
{
    private const int Excerpt = 220;

    private long _from;

    /// <summary>Of what was read so far.</summary>
    public long Bytes => _from;

    /// <param name="phase">What has run since the last time.</param>
    public void ReadOn(string phase)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Seek(_from, SeekOrigin.Begin);
        using var reader = new StreamReader(stream);
        var entry = "";
        while (reader.ReadLine() is { } line)
        {
            if (Level().Match(line) is { Success: true } level)
            {
                entry = line;
                if (level.Value is "fail" or "crit")
                {
                    var text = reader.ReadLine()?.Trim();
                    violations.Add($"logged as {level.Value} by {line[(level.Length + 2)..]}", $"during {phase}: {text}");
                }

            }
            else if (StackFrame().IsMatch(line))
            {
                var trimmed = line.Trim();
                violations.Add($"a stack trace in the log, of {entry}", $"during {phase}: {trimmed[..Math.Min(trimmed.Length, Excerpt)]}");
            }
        }

        _from = stream.Length;
    }

    [GeneratedRegex("^(trce|dbug|info|warn|fail|crit)(?=: )")]
    private static partial Regex Level();

    [GeneratedRegex(@"^\s+at [\w.<>`+\[\],]+\(")]
    private static partial Regex StackFrame();
}
