namespace MiniTwitter.Checking;

/// <summary>
/// Which followers were shown a tweet and which were not, over all home timelines: missing in some, it is partial; missing
/// in all, it is lost.
/// </summary>
internal sealed class Deliveries
{
    private readonly Lock _gate = new();
    private readonly HashSet<long> _shown = [];
    private readonly List<(string Where, long Tweet)> _missing = [];

    /// <param name="where">Names the timeline in the report.</param>
    /// <param name="shown">What it shows of others, as it should.</param>
    /// <param name="missing">What it should show of others, and doesn't.</param>
    public void Add(string where, IEnumerable<TrueTweet> shown, IEnumerable<TrueTweet> missing)
    {
        lock (_gate)
        {
            _shown.UnionWith(shown.Select(tweet => tweet.Id));
            _missing.AddRange(missing.Select(tweet => (where, tweet.Id)));
        }
    }

    public void Count(Faults faults)
    {
        lock (_gate)
        {
            foreach (var (where, tweet) in _missing)
                faults.Add(_shown.Contains(tweet) ? FaultKind.Partial : FaultKind.Lost, where, $"{tweet}");
        }
    }
}
