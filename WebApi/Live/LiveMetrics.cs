using System.Diagnostics;
using System.Diagnostics.Metrics;
using MiniTwitter.Timelines;

namespace MiniTwitter.Live;

/// <summary>This node's live connections and what is pushed to them.</summary>
internal sealed class LiveMetrics
{
    // Traces whose push was shown lately, each at the place that its hash gives it.
    private readonly string?[] _shown = new string?[64];
    private readonly Meter _meter;
    private readonly Counter<long> _pushes;

    public LiveMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(TelemetrySource.Name);
        _pushes = _meter.CreateCounter<long>("minitwitter.live.pushes", "{push}", "Events sent to live connections of this node.");
    }

    /// <summary>Reports what is looked at only when somebody asks.</summary>
    public void Watch(LiveConnections connections) => _meter.CreateObservableGauge(
        "minitwitter.live.connections", () => connections.Count, "{connection}", "Open live connections of this node.");

    public void Pushed(int connections)
    {
        if (connections > 0)
            _pushes.Add(connections);
    }

    /// <summary>
    /// The span of a sampled event's first push on this node. A tweet that is pushed to a hundred thousand people
    /// would otherwise have as many spans, and they would say the same.
    /// </summary>
    public Activity? StartSpan(LiveEvent live)
    {
        if (live.Trace is not { } trace)
            return null;
        ref var shown = ref _shown[string.GetHashCode(trace, StringComparison.Ordinal) & (_shown.Length - 1)];
        return Interlocked.Exchange(ref shown, trace) == trace ? null : TelemetrySource.Continue(trace, "live push", ActivityKind.Producer);
    }
}
