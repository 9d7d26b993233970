namespace MiniTwitter.Checking;

/// <summary>What is missing in one follower's timeline may be missing in all of them, or not.</summary>
public sealed class Partial_deliveries
{
    private const int Author = 0;

    private readonly Truth _truth = new(4);
    private readonly Deliveries _deliveries = new();
    private readonly Faults _faults = new();

    public Partial_deliveries()
    {
        for (var follower = 1; follower < 4; follower++)
            _truth[follower].Follows.Add(Author);
        _truth[Author].Post(1, "first");
        _truth[Author].Post(2, "second");
    }

    [Fact]
    public void Missing_for_one_follower_of_three_is_partial()
    {
        Read(1);
        Read(2, without: 2);
        Read(3);

        ShouldFind(partial: 1, lost: 0);
    }

    [Fact]
    public void Missing_for_every_follower_is_lost()
    {
        Read(1, without: 2);
        Read(2, without: 2);
        Read(3, without: 2);

        ShouldFind(partial: 0, lost: 3);
    }

    [Fact]
    public void Missing_for_its_author_is_lost_although_followers_have_it()
    {
        Read(Author, without: 2);
        Read(1);

        ShouldFind(partial: 0, lost: 1);
    }

    private void Read(int person, long without = 0)
    {
        var home = _truth.HomeOf(person);
        TimelineCheck.CompareHome($"home of {person}", person, home, Some.Shown(home.Where(tweet => tweet.Id != without)), _deliveries, _faults);
    }

    private void ShouldFind(int partial, int lost)
    {
        _deliveries.Count(_faults);
        _faults[FaultKind.Partial].ShouldBe(partial);
        _faults[FaultKind.Lost].ShouldBe(lost);
        _faults.Total.ShouldBe(partial + lost);
    }
}
