namespace MiniTwitter.Graphs;

/// <summary>
/// Followers as Twitter had them in 2010 (Kwak et al., "What is Twitter, a social network or a news media?"), from a seed:
/// most have a few, a few have very many, one in twenty has none, and about a third of all follows are returned.
/// </summary>
internal static class FollowerGraph
{
    /// <summary>Fewer cannot have so many followers each.</summary>
    public const int FewestPeople = 100;

    private const double DensityExponent = 2.276;
    private const int FewestFollowers = 10;
    private const double LargestShareOfPeople = 0.3;
    private const double ShareWithoutFollowers = 0.05;
    private const double ShareMutual = 0.36;

    public static SocialGraph Create(int people, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(people, FewestPeople);
        var random = new Random(seed);
        var followers = new FollowerLists(CountFollowers(people, random));
        followers.Pick(ActivityOf(people, random), random);
        followers.Reciprocate(ShareMutual, random);
        return new SocialGraph($"followers, seed {seed}", followers.Invert());
    }

    // Bounded Pareto, by inversion of its distribution function.
    private static int[] CountFollowers(int people, Random random)
    {
        const double Shape = DensityExponent - 1;
        var rest = Math.Pow(FewestFollowers / (LargestShareOfPeople * people), Shape);
        var counts = new int[people];
        for (var person = 0; person < people; person++)
        {
            var count = FewestFollowers * Math.Pow(1 - random.NextDouble() * (1 - rest), -1 / Shape);
            counts[person] = random.NextDouble() < ShareWithoutFollowers ? 0 : (int)count;
        }

        return counts;
    }

    // How much of a follower each is: log-normal, with a deviation of 1.
    private static WeightedChoice ActivityOf(int people, Random random) =>
        new(Enumerable.Range(0, people).Select(_ => Math.Exp(Normal(random))));

    // Box and Muller.
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
