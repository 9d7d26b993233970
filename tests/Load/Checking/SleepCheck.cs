namespace MiniTwitter.Checking;

/// <summary>Those who sleep follow those who write: whoever is woken by a tweet shows as one timeline too many. Pure.</summary>
internal static class SleepCheck
{
    /// <param name="awake">Timelines that are awake, over all silos.</param>
    /// <param name="people">How many did something, so that theirs may be.</param>
    /// <param name="faults">Gets one for each too many.</param>
    public static void Compare(long awake, int people, Faults faults)
    {
        for (var woken = people; woken < awake; woken++)
            faults.Add(FaultKind.Woken, "timelines", $"{awake} are awake, of {people} people who did something");
    }
}
