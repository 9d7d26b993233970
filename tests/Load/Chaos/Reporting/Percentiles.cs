namespace MiniTwitter.Chaos.Reporting;

/// <summary>Times to recover, by nearest rank. One that was not recovered in time is longer than all others.</summary>
internal sealed class Percentiles(IEnumerable<TimeSpan?> times)
{
    private readonly TimeSpan[] _sorted = [.. times.Select(time => time ?? TimeSpan.MaxValue).Order()];

    public int Count => _sorted.Length;

    public string P50 => Show(0.5);

    public string P99 => Show(0.99);

    public string Max => Show(1);

    public bool AreWithin(TimeSpan bar) => At(0.99) <= bar;

    private string Show(double share) =>
        Count == 0 ? "–" : At(share) == TimeSpan.MaxValue ? "not in time" : FormattableString.Invariant($"{At(share).TotalSeconds:0.0} s");

    private TimeSpan At(double share) => _sorted.Length == 0 ? TimeSpan.Zero : _sorted[Math.Max(0, (int)Math.Ceiling(share * Count) - 1)];
}
