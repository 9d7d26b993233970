namespace MiniTwitter.Processes;

/// <summary>How long people were left waiting.</summary>
internal sealed class Gaps(IEnumerable<TimeSpan> gaps)
{
    private readonly TimeSpan[] _sorted = [.. gaps.Order()];

    public TimeSpan P50 => At(0.5);

    public TimeSpan P99 => At(0.99);

    public TimeSpan Max => _sorted[^1];

    public override string ToString() => FormattableString.Invariant($"p50 {P50.TotalSeconds:0.00} s, p99 {P99.TotalSeconds:0.00} s, max {Max.TotalSeconds:0.00} s");

    private TimeSpan At(double share) => _sorted[Math.Max(0, (int)Math.Ceiling(share * _sorted.Length) - 1)];
}
