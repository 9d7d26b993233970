using System.Globalization;

namespace MiniTwitter.Connections;

/// <summary>
/// How many files and sockets the system lets this process open. A .NET process that reaches this limit ends at once with
/// "Out of memory", however much memory is free.
/// </summary>
internal static class OpenFiles
{
    private const string Limits = "/proc/self/limits";
    private const string Row = "Max open files";

    /// <summary>The limit, or null where the system does not tell it in this way, or has none.</summary>
    public static int? ReadLimit() => File.Exists(Limits) ? Parse(File.ReadLines(Limits)) : null;

    /// <summary>The connections that fit beside databases, calls to silos, and sockets that are about to be closed.</summary>
    public static int Connections(int wanted, int? limit) => limit is { } files ? Math.Clamp(files / 2, 1, wanted) : wanted;

    // "Max open files            1024                 4096                 files": the first number holds.
    internal static int? Parse(IEnumerable<string> lines) =>
        lines.FirstOrDefault(line => line.StartsWith(Row, StringComparison.Ordinal)) is { } row
        && row[Row.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var soft, ..]
        && int.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            ? limit
            : null;
}
