namespace MiniTwitter.Clustering;

public class MembershipClocks
{
    [Fact]
    public void Who_compares_with_a_timestamp_that_was_never_taken_finds_no_long_stall()
    {
        var before = TimeProvider.System.GetTimestamp();
        var clock = new MembershipClock();
        clock.GetTimestamp();

        var stall = clock.GetElapsedTime(startingTimestamp: 0);

        stall.ShouldBeInRange(TimeSpan.Zero, TimeProvider.System.GetElapsedTime(before));
    }
}
