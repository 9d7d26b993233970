using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Parsers;

namespace MiniTwitter.Servers;

/// <summary>Has another process collect its garbage, as a profiler does, so that its memory is what it holds.</summary>
internal static class Garbage
{
    /// <summary>A full collection. Answers what is left in the managed heap, in bytes.</summary>
    public static Task<long> CollectAsync(int process) => Task.Run(() => Collect(process));

    private static long Collect(int process)
    {
        var provider = new EventPipeProvider(
            ClrTraceEventParser.ProviderName, EventLevel.Informational, (long)(ClrTraceEventParser.Keywords.GC | ClrTraceEventParser.Keywords.GCHeapCollect));
        using var session = new DiagnosticsClient(process).StartEventPipeSession(provider, requestRundown: false);
        using var source = new EventPipeEventSource(session.EventStream);
        var (isFull, left) = (false, 0L);
        source.Clr.GCStart += start => isFull |= start.Depth == 2;
        source.Clr.GCHeapStats += heap =>
        {
            if (!isFull || left > 0)
                return;
            left = heap.TotalHeapSize;
            // Elsewhere: the stream ends only when it is read on.
            _ = Task.Run(session.Stop);
        };
        source.Process();
        return left;
    }
}
