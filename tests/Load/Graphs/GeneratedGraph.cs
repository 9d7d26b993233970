namespace MiniTwitter.Graphs;

/// <summary>
/// A small world from a seed: each newcomer befriends people already there, the more likely the more friends they have
/// (Barabási and Albert 1999), so that a few are known to very many.
/// </summary>
internal static class GeneratedGraph
{
    private const int FriendsOfNewcomer = 8;

    public static SocialGraph Create(int people, int seed)
    {
        var random = new Random(seed);
        var friendships = new List<(int, int)>();

        // Everyone stands here once for themselves and once for each friendship.
        var known = new List<int> { 0 };
        for (var newcomer = 1; newcomer < people; newcomer++)
        {
            var friends = new SortedSet<int>();
            while (friends.Count < Math.Min(newcomer, FriendsOfNewcomer))
                friends.Add(known[random.Next(known.Count)]);
            foreach (var friend in friends)
            {
                friendships.Add((newcomer, friend));
                known.Add(friend);
            }

            known.Add(newcomer);
        }

        return SocialGraph.OfFriends($"generated, seed {seed}", people, friendships);
    }
}
