using MiniTwitter.Servers;

namespace MiniTwitter.Clusters;

/// <summary>One process of a cluster, and where other silos and web nodes reach it.</summary>
internal sealed record Member(ServerProcess Process, int? SiloPort = null, int? GatewayPort = null)
{
    public static Member Silo(int number, DataDirectory directory, IEnumerable<string> more, TimeProvider time)
    {
        var (silo, gateway) = (Ports.Free(), Ports.Free());
        return new(
            ServerProcess.Silo(directory, time, $"silo {number}", [$"--MiniTwitter:SiloPort={silo}", $"--MiniTwitter:GatewayPort={gateway}", .. more]),
            silo,
            gateway);
    }

    public static Member Web(int number, int port, DataDirectory directory, IEnumerable<string> more, TimeProvider time) =>
        new(ServerProcess.Web(directory, time, $"web {number}", Ports.Loopback(port), ["--MiniTwitter:Role=Web", .. more]));
}
