namespace MiniTwitter.Checking;

/// <summary>Timelines that are awake though nobody has asked for them.</summary>
public sealed class Woken_sleepers
{
    private readonly Faults _faults = new();

    [Theory]
    [InlineData(61, 1)]
    [InlineData(90, 30)]
    public void Are_counted_one_by_one(long awake, int woken)
    {
        SleepCheck.Compare(awake, people: 60, _faults);

        _faults[FaultKind.Woken].ShouldBe(woken);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(51)]
    public void Are_not_those_who_did_something(long awake)
    {
        SleepCheck.Compare(awake, people: 60, _faults);

        _faults.Total.ShouldBe(0);
    }
}
