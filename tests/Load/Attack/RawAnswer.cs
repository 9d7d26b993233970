namespace MiniTwitter.Attack;

/// <summary>An HTTP answer as it came over the wire.</summary>
/// <param name="Status">0 when the connection ended without one, -1 when none came in time.</param>
/// <param name="Head">Status line and headers.</param>
/// <param name="Body">Decoded as UTF-8.</param>
internal sealed record RawAnswer(int Status, string Head, string Body)
{
    public const int Closed = 0;
    public const int Silent = -1;

    public static RawAnswer OfClosed { get; } = new(Closed, "", "");

    public static RawAnswer OfSilent { get; } = new(Silent, "", "");

    /// <summary>The first header of that name; null without one.</summary>
    public string? Header(string name)
    {
        foreach (var line in Head.Split("\r\n"))
        {
            if (line.Length > name.Length && line[name.Length] == ':' && line.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                return line[(name.Length + 1)..].Trim();
        }

        return null;
    }
}
