using MiniTwitter.Api;

namespace MiniTwitter.Checking;

public sealed class Planted_push_faults
{
    private readonly TruePerson _author = new(0);

    public Planted_push_faults()
    {
        _author.Post(1, "stays");
        _author.Post(2, "is edited").Edit("is better");
        _author.Post(3, "goes").Delete();
    }

    [Fact]
    public void Every_event_once_is_correct() =>
        Compare((PushKind.Posted, 1), (PushKind.Posted, 2), (PushKind.Edited, 2), (PushKind.Posted, 3), (PushKind.Deleted, 3)).Total.ShouldBe(0);

    [Fact]
    public void A_deletion_may_overtake_the_post() =>
        Compare((PushKind.Posted, 1), (PushKind.Posted, 2), (PushKind.Edited, 2), (PushKind.Deleted, 3)).Total.ShouldBe(0);

    [Fact]
    public void An_event_that_is_missing_is_found() =>
        Compare((PushKind.Posted, 2), (PushKind.Edited, 2), (PushKind.Deleted, 3))[FaultKind.NotPushed].ShouldBe(1);

    [Fact]
    public void An_event_that_comes_twice_is_found() =>
        Compare((PushKind.Posted, 1), (PushKind.Posted, 1), (PushKind.Posted, 2), (PushKind.Edited, 2), (PushKind.Deleted, 3))
            [FaultKind.Duplicated].ShouldBe(1);

    [Fact]
    public void An_event_that_did_not_happen_is_found() =>
        Compare((PushKind.Posted, 1), (PushKind.Deleted, 1), (PushKind.Posted, 2), (PushKind.Edited, 2), (PushKind.Deleted, 3))
            [FaultKind.Unexpected].ShouldBe(1);

    [Fact]
    public void A_tweet_that_is_edited_twice_is_pushed_twice()
    {
        _author.EverPosted[1].Edit("is best");

        Compare((PushKind.Posted, 1), (PushKind.Posted, 2), (PushKind.Edited, 2), (PushKind.Edited, 2), (PushKind.Deleted, 3)).Total.ShouldBe(0);
    }

    [Fact]
    public void What_one_connection_missed_the_next_may_bring_or_catching_up_may_find() =>
        CompareReconnecting([1], [(PushKind.Posted, 2)], [(PushKind.Posted, 2), (PushKind.Deleted, 3)]).Total.ShouldBe(0);

    [Fact]
    public void A_tweet_that_no_connection_and_no_catching_up_brought_is_found() =>
        CompareReconnecting([2], [(PushKind.Edited, 1)], [(PushKind.Posted, 2)])[FaultKind.NotRecovered].ShouldBe(1);

    [Fact]
    public void A_push_that_comes_twice_over_one_of_several_connections_is_found() =>
        CompareReconnecting([1], [(PushKind.Posted, 2)], [(PushKind.Posted, 2), (PushKind.Posted, 2)])[FaultKind.Duplicated].ShouldBe(1);

    [Fact]
    public void Something_unknown_on_catching_up_is_found() =>
        CompareReconnecting([1, 2, 99])[FaultKind.Unexpected].ShouldBe(1);

    private Faults CompareReconnecting(long[] caughtUp, params (PushKind Kind, long Tweet)[][] connections)
    {
        var faults = new Faults();
        PushCheck.CompareReconnecting("listener", _author.EverPosted, Elsewhere.Nothing, connections.Select(Pushes), caughtUp, faults);
        return faults;
    }

    private Faults Compare(params (PushKind Kind, long Tweet)[] pushes)
    {
        var faults = new Faults();
        PushCheck.Compare("listener", _author.EverPosted, Elsewhere.Nothing, Pushes(pushes), faults);
        return faults;
    }

    private static IEnumerable<Push> Pushes((PushKind Kind, long Tweet)[] pushes) => pushes.Select(push => new Push(push.Kind, push.Tweet, At: 0));
}
