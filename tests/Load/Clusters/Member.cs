using MiniTwitter.Servers;

namespace MiniTwitter.Clusters;

/// <summary>One process of a cluster, and where it can be reached.</summary>
internal sealed class Member : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly HttpClient _http;

    private Member(ProductProcess process, Uri address, int? siloPort = null, int? gatewayPort = null)
    {
        (Process, Address, SiloPort, GatewayPort) = (process, address, siloPort, gatewayPort);
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address, Timeout = Patience };
    }

    public ProductProcess Process { get; }

    /// <summary>Of a web node, for everybody; of a silo, for health and metrics.</summary>
    public Uri Address { get; }

    public int? SiloPort { get; }

    public int? GatewayPort { get; }

    public static Member Silo(int number, DataDirectory directory, IEnumerable<string> more, TimeProvider time)
    {
        var (silo, gateway, address) = (Ports.Free(), Ports.Free(), Loopback(Ports.Free()));
        var process = new SiloProcess(
            directory,
            time,
            $"silo {number}",
            [$"--MiniTwitter:SiloPort={silo}", $"--MiniTwitter:GatewayPort={gateway}", $"--urls={address}", "--MiniTwitter:Metrics=true", .. more]);
        return new(process, address, silo, gateway);
    }

    public static Member Web(int number, int port, DataDirectory directory, IEnumerable<string> more, TimeProvider time)
    {
        var address = Loopback(port);
        return new(new ServerProcess(directory, time, $"web {number}", address, ["--MiniTwitter:Role=Web", "--MiniTwitter:Metrics=true", .. more]), address);
    }

    /// <summary>What it says of itself; null when it does not answer.</summary>
    public async Task<Metrics?> ReadMetricsAsync(CancellationToken cancellation)
    {
        try
        {
            return Metrics.Parse(await _http.GetStringAsync(new Uri("metrics", UriKind.Relative), cancellation));
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }

    public void Dispose()
    {
        Process.Dispose();
        _http.Dispose();
    }

    private static Uri Loopback(int port) => new($"http://127.0.0.1:{port}/");
}
