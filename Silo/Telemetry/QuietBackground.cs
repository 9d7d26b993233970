using System.Diagnostics;
using OpenTelemetry;

namespace MiniTwitter.Telemetry;

/// <summary>
/// Drops traces that begin with a grain call or a database command: the work of timers, which nobody waits for and which
/// would outnumber all requests. What follows from such a call is dropped with it, on other machines too.
/// </summary>
internal sealed class QuietBackground : BaseProcessor<Activity>
{
    public override void OnStart(Activity data)
    {
        if (data.ParentSpanId != default || data.Source.Name is not (OrleansTelemetry.GrainCalls or "Npgsql"))
            return;
        data.IsAllDataRequested = false;
        data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }
}
