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

    private Faults Compare(params (PushKind Kind, long Tweet)[] pushes)
    {
        var faults = new Faults();
        PushCheck.Compare("listener", _author.EverPosted, pushes.Select(push => new Push(push.Kind, push.Tweet, At: 0)), faults);
        return faults;
    }
}
