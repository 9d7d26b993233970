namespace MiniTwitter.Graphs;

/// <summary>Who follows whom. People are numbers from 0.</summary>
/// <param name="Name">What it is, for the report.</param>
/// <param name="Followees">By person: whom it follows, ascending, never itself.</param>
internal sealed record SocialGraph(string Name, IReadOnlyList<int[]> Followees)
{
    public int People => Followees.Count;

    public int Follows => Followees.Sum(followees => followees.Length);

    /// <summary>A graph of mutual follows.</summary>
    public static SocialGraph OfFriends(string name, int people, IEnumerable<(int, int)> friendships)
    {
        var followees = Enumerable.Range(0, people).Select(_ => new SortedSet<int>()).ToArray();
        foreach (var (one, other) in friendships.Where(pair => pair.Item1 != pair.Item2))
        {
            followees[one].Add(other);
            followees[other].Add(one);
        }

        return new SocialGraph(name, [.. followees.Select(set => set.ToArray())]);
    }
}
