using System.Diagnostics;
using MiniTwitter.Streams;

namespace MiniTwitter.Tweets;

/// <summary>A commit serves many requests: its span continues the first sampled one's trace and links to the others'.</summary>
internal sealed partial class TweetLogGrain
{
    private static Activity? FindSampledCaller() =>
        TelemetrySource.Activities.HasListeners() && Activity.Current is { Recorded: true } caller ? caller : null;

    private static Activity? StartSpan(LogPartition partition, List<Waiting> group)
    {
        if (!TelemetrySource.Activities.HasListeners())
            return null;
        var sampled = group.Where(waiting => waiting.Caller is not null).Select(waiting => waiting.Caller!.Context).ToList();
        if (sampled.Count == 0)
            return null;
        var links = sampled.Skip(1).Select(context => new ActivityLink(context));
        var span = TelemetrySource.Activities.StartActivity("log commit", ActivityKind.Internal, sampled[0], tags: null, links);
        return span?.SetTag("log.partition", partition.Index).SetTag("log.commit.size", group.Count);
    }
}
