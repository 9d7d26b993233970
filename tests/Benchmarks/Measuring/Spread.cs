namespace MiniTwitter.Measuring;

/// <summary>A figure that was measured several times in one run.</summary>
internal sealed record Spread(IReadOnlyList<double> Values)
{
    public double Lowest => Values.Min();

    public double Highest => Values.Max();

    public double Median
    {
        get
        {
            var sorted = Values.Order().ToArray();
            var middle = sorted.Length / 2;
            return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }
    }

    /// <summary>Each figure over the one that was measured beside it.</summary>
    public Spread Over(Spread other) => new([.. Values.Zip(other.Values, (one, two) => one / two)]);

    public static Spread Of<T>(IEnumerable<T> samples, Func<T, double> figure) => new([.. samples.Select(figure)]);
}
