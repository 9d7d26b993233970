namespace MiniTwitter.Graphs;

public sealed class Graphs_of_followers
{
    private const int People = 10_000;

    private static readonly SocialGraph Graph = FollowerGraph.Create(People, seed: 42);
    private static readonly int[] Followers = CountFollowers(Graph);

    [Fact]
    public void Have_35_followers_for_each_on_average() => Followers.Average().ShouldBe(35, tolerance: 3);

    [Fact]
    public void Have_one_person_in_twenty_whom_nobody_follows() =>
        (Followers.Count(count => count == 0) / (double)People).ShouldBe(0.05, tolerance: 0.01);

    [Fact]
    public void Have_all_others_followed_by_ten_at_least_and_a_third_of_all_people_at_most()
    {
        Followers.Where(count => count > 0).Min().ShouldBe(10);
        Followers.Max().ShouldBeInRange(People / 30, (int)(0.3 * People));
    }

    [Fact]
    public void Fall_off_by_the_exponent()
    {
        // Of a Pareto distribution 10 times as many followers are 10^1.276 times as rare.
        var hundred = Followers.Count(count => count >= 100);
        var twenty = Followers.Count(count => count >= 20);
        Math.Log((double)twenty / hundred, 5).ShouldBe(1.276, tolerance: 0.15);
    }

    [Fact]
    public void Have_36_follows_in_100_returned()
    {
        var returned = Graph.Followees.Select((followees, person) => followees.Count(followee => Contains(Graph.Followees[followee], person))).Sum();
        (returned / (double)Graph.Follows).ShouldBe(0.36, tolerance: 0.001);
    }

    [Fact]
    public void Have_people_who_follow_far_more_than_others() =>
        // The 99th percentile of a log-normal distribution with a deviation of 1 is 10 times its median.
        ((double)At(0.99) / At(0.5)).ShouldBeInRange(5, 15);

    [Fact]
    public void Have_lists_in_order_with_nobody_twice_and_nobody_in_their_own()
    {
        for (var person = 0; person < People; person++)
        {
            var followees = Graph.Followees[person];
            followees.ShouldBe(followees.Distinct().Order());
            Contains(followees, person).ShouldBeFalse();
        }
    }

    [Fact]
    public void Depend_on_their_seed_alone()
    {
        var graph = FollowerGraph.Create(1000, seed: 1);

        graph.Followees.ShouldBe(FollowerGraph.Create(1000, seed: 1).Followees);
        graph.Followees.ShouldNotBe(FollowerGraph.Create(1000, seed: 2).Followees);
    }

    [Fact]
    public void Of_the_fewest_people_are_possible() => FollowerGraph.Create(FollowerGraph.FewestPeople, seed: 42).Follows.ShouldBePositive();

    private static int[] CountFollowers(SocialGraph graph)
    {
        var counts = new int[graph.People];
        foreach (var followee in graph.Followees.SelectMany(followees => followees))
            counts[followee]++;
        return counts;
    }

    private static int At(double share) => Graph.Followees.Select(followees => followees.Length).Order().ElementAt((int)(share * People));

    private static bool Contains(int[] ascending, int person) => Array.BinarySearch(ascending, person) >= 0;
}
