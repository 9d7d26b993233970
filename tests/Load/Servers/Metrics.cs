using System.Globalization;

namespace MiniTwitter.Servers;

/// <summary>Some of what a process serves at <c>/metrics</c>. Null is what it does not measure.</summary>
/// <param name="Activations">Grains and Orleans' own, in this silo.</param>
/// <param name="Awake">Timelines that are awake in this silo.</param>
/// <param name="FeedLag">Changes that the feed knows of and has not applied, over all partitions.</param>
/// <param name="Connections">Live connections of this node.</param>
/// <param name="Deliveries">Tweets put into timelines that were awake in this silo, since its start.</param>
internal sealed record Metrics(long? Activations, long? Awake, long? FeedLag, long? Connections, long? Deliveries)
{
    /// <param name="text">In Prometheus' text format.</param>
    public static Metrics Parse(string text)
    {
        var sums = new Dictionary<string, double>();
        foreach (var line in text.Split('\n').Where(line => line.Length > 0 && line[0] is not '#'))
        {
            var name = line[..line.IndexOfAny(['{', ' '])];
            var value = double.Parse(line.AsSpan(line.LastIndexOf(' ') + 1), CultureInfo.InvariantCulture);
            sums[name] = sums.GetValueOrDefault(name) + value;
        }

        return new(
            Sum("orleans_catalog_activations"),
            Sum("minitwitter_users_awake"),
            Sum("minitwitter_feed_lag"),
            Sum("minitwitter_live_connections"),
            Sum("minitwitter_feed_deliveries_total"));

        long? Sum(string name) => sums.TryGetValue(name, out var sum) ? (long)sum : null;
    }
}
