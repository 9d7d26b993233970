namespace MiniTwitter.Clustering;

/// <summary>
/// The system's clock, with timestamps that count from their first use. Orleans' watchdog reads a timestamp before it has set it, so it
/// compares with 0. The system's timestamps count from the machine's start, and the watchdog would report a stall as long as that.
/// </summary>
internal sealed class MembershipClock : TimeProvider
{
    private readonly Lazy<long> _start = new(System.GetTimestamp);

    public override long GetTimestamp()
    {
        var start = _start.Value;
        return System.GetTimestamp() - start;
    }
}
