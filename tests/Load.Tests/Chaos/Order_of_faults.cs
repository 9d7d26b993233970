using MiniTwitter.Chaos.Disturbances;

namespace MiniTwitter.Chaos;

public sealed class Order_of_faults
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Each_kind_comes_once_before_one_comes_again(bool postgres)
    {
        var kinds = Disturbance.All(postgres);
        var sequence = new Sequence(kinds, new Random(1));

        var round = kinds.Select(_ => (sequence.HadAll, sequence.Next().Kind)).ToArray();

        round.Select(next => next.Kind).Order().ShouldBe(kinds.Select(kind => kind.Kind).Order());
        round.ShouldAllBe(next => !next.HadAll);
        sequence.HadAll.ShouldBeTrue();
    }

    [Fact]
    public void Depends_on_the_seed_alone()
    {
        Kinds(seed: 1).ShouldBe(Kinds(seed: 1));
        Kinds(seed: 1).ShouldNotBe(Kinds(seed: 2));
    }

    private static string[] Kinds(int seed)
    {
        var sequence = new Sequence(Disturbance.All(postgres: true), new Random(seed));
        return [.. Enumerable.Range(0, 30).Select(_ => sequence.Next().Kind)];
    }
}
