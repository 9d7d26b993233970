using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace MiniTwitter;

/// <summary>The one place for the name under which this product measures and traces, and for what all instruments share.</summary>
public static class TelemetrySource
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "MiniTwitter";

    /// <summary>Where spans come from. Nobody listens unless telemetry is exported.</summary>
    public static ActivitySource Activities { get; } = new(Name);

    /// <summary>Buckets of durations in seconds: a commit takes milliseconds, a repaired event seconds.</summary>
    public static InstrumentAdvice<double> Durations { get; } = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    };

    /// <summary>
    /// A sampled activity as messages carry it (W3C <c>traceparent</c>); null, with nothing allocated, for every other.
    /// </summary>
    public static string? Carry(Activity? activity) => activity is { Recorded: true } ? activity.Id : null;

    /// <summary>Goes on with a trace that a message carried. Null when it carried none or nobody listens.</summary>
    public static Activity? Continue(string? trace, string name, ActivityKind kind) =>
        trace is not null && Activities.HasListeners() && ActivityContext.TryParse(trace, null, isRemote: true, out var parent)
            ? Activities.StartActivity(name, kind, parent)
            : null;

    /// <summary>The log category of what concerns the security of accounts; docs/runbook.md lists its events.</summary>
    public const string SecurityLog = "MiniTwitter.Security";
}
