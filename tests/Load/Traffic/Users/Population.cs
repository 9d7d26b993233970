using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MiniTwitter.Graphs;

namespace MiniTwitter.Traffic.Users;

/// <summary>The people of a graph. Their handles tell their numbers, and depend on the size of the graph and its seed alone.</summary>
internal sealed class Population
{
    private const int NameLength = 5;

    private readonly string _prefix;

    public Population(SocialGraph graph, int seed)
    {
        Graph = graph;
        Name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{graph.People}/{seed}")))[..NameLength];
        _prefix = $"{Name}_";
        Accounts = [.. Enumerable.Range(0, graph.People).Select(number => new Account { Handle = HandleOf(number) })];
    }

    /// <summary>No other population of a server has it.</summary>
    public string Name { get; }

    public SocialGraph Graph { get; }

    /// <summary>By number.</summary>
    public Account[] Accounts { get; }

    public string HandleOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{_prefix}{number}");

    /// <summary>Null when it is nobody of this population.</summary>
    public int? NumberOf(string handle) =>
        handle.StartsWith(_prefix, StringComparison.Ordinal)
        && int.TryParse(handle.AsSpan(_prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
