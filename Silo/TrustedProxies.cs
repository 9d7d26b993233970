using System.Net;

namespace MiniTwitter;

/// <summary>Reads the list of networks in <see cref="MiniTwitterOptions.TrustedProxies"/>.</summary>
public static class TrustedProxies
{
    public static IEnumerable<IPNetwork> Parse(string? list) => Split(list).Select(entry => IPNetwork.Parse(WithLength(entry)));

    /// <summary>The first entry that is none, or null.</summary>
    public static string? FindBad(string? list) => Split(list).FirstOrDefault(entry => !IPNetwork.TryParse(WithLength(entry), out _));

    private static string[] Split(string? list) =>
        list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    // A single address is a network of one.
    private static string WithLength(string entry) => entry.Contains('/', StringComparison.Ordinal)
        ? entry
        : $"{entry}/{(entry.Contains(':', StringComparison.Ordinal) ? 128 : 32)}";
}
