using MiniTwitter.Servers;

namespace MiniTwitter.Traffic;

/// <summary>Processor time that this program, and its own server if it has one, use while the run is measured.</summary>
internal sealed class ProcessorTime(ServerProcess? server)
{
    public TimeSpan Here { get; private set; }

    /// <summary>Null when the server is not this program's own.</summary>
    public TimeSpan? Server { get; private set; }

    public void Start() => (Here, Server) = (-Environment.CpuUsage.TotalTime, -server?.CpuTime);

    public void Stop() => (Here, Server) = (Here + Environment.CpuUsage.TotalTime, Server + server?.CpuTime);
}
