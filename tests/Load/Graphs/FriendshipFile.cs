using System.Globalization;

namespace MiniTwitter.Graphs;

/// <summary>
/// A text file with a friendship on each line: two numbers of people, apart by a space. Other people's numbers need not be
/// dense; here they are, in the order of the original numbers.
/// </summary>
internal static class FriendshipFile
{
    public static SocialGraph Read(string path) => Parse(Path.GetFileNameWithoutExtension(path), File.ReadLines(path));

    public static SocialGraph Parse(string name, IEnumerable<string> lines)
    {
        var friendships = lines.Where(line => line.Length > 0 && line[0] is not ('#' or '%')).Select(ParseLine).ToArray();
        var numbers = friendships.SelectMany(pair => new[] { pair.One, pair.Other }).Distinct().Order().ToArray();
        var people = numbers.Select((number, person) => (number, person)).ToDictionary(pair => pair.number, pair => pair.person);
        return SocialGraph.OfFriends(name, numbers.Length, friendships.Select(pair => (people[pair.One], people[pair.Other])));
    }

    private static (int One, int Other) ParseLine(string line)
    {
        var numbers = line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return numbers.Length >= 2
            && int.TryParse(numbers[0], CultureInfo.InvariantCulture, out var one)
            && int.TryParse(numbers[1], CultureInfo.InvariantCulture, out var other)
                ? (one, other)
                : throw new FormatException($"Not a friendship: '{line}'.");
    }
}
