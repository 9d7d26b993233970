namespace MiniTwitter.Traffic;

/// <summary>What a server must keep to at a rate that it is said to bear.</summary>
internal static class Capacity
{
    private static readonly TimeSpan Home = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Post = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Push = TimeSpan.FromSeconds(1);

    public static string Criteria { get; } = FormattableString.Invariant(
        $"p99 of home ≤ {Home.TotalMilliseconds} ms, of post ≤ {Post.TotalMilliseconds} ms, of push ≤ {Push.TotalMilliseconds} ms, no error");

    /// <summary>A sentence for each that was exceeded.</summary>
    public static IEnumerable<string> Misses(Figures figures)
    {
        (Measure Measure, TimeSpan Most)[] criteria = [(figures[RequestKind.Home], Home), (figures[RequestKind.Post], Post), (figures.Push, Push)];
        foreach (var (measure, most) in criteria)
        {
            var p99 = measure.Latencies.At(99);
            if (p99 > most)
                yield return FormattableString.Invariant($"p99 of {measure.Name} is {p99.TotalMilliseconds:0} ms");
        }

        if (figures.Errors > 0)
            yield return FormattableString.Invariant($"{figures.Errors:N0} errors");
    }
}
