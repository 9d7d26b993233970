namespace MiniTwitter.Graphs;

public sealed class Graphs_of_friends
{
    [Fact]
    public void Each_line_of_a_file_makes_two_follows()
    {
        var graph = FriendshipFile.Parse("some", ["# people", "7 3", "3 12", "7 3"]);

        graph.People.ShouldBe(3);
        graph.Followees.ShouldBe([[1, 2], [0], [0]]);
    }

    [Fact]
    public void A_line_that_is_no_friendship_is_refused() =>
        Should.Throw<FormatException>(() => FriendshipFile.Parse("some", ["1 2", "1"]));

    [Fact]
    public void A_generated_graph_depends_on_its_seed_alone()
    {
        var graph = GeneratedGraph.Create(50, seed: 1);

        graph.Followees.ShouldBe(GeneratedGraph.Create(50, seed: 1).Followees);
        graph.Followees.ShouldNotBe(GeneratedGraph.Create(50, seed: 2).Followees);
    }

    [Fact]
    public void A_generated_graph_is_mutual_and_leaves_nobody_alone()
    {
        var graph = GeneratedGraph.Create(50, seed: 1);

        for (var person = 0; person < graph.People; person++)
        {
            graph.Followees[person].ShouldNotBeEmpty();
            graph.Followees[person].ShouldAllBe(followee => followee != person && graph.Followees[followee].Contains(person));
        }
    }
}
