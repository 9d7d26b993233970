using System.Net;
using System.Net.Sockets;

namespace MiniTwitter.Servers;

/// <summary>A web server: by default with a silo inside, over SQLite files.</summary>
internal sealed class ServerProcess(DataDirectory directory, TimeProvider time, string name = "server", params IEnumerable<string> arguments)
    : ProductProcess(name, directory, time)
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>The same across restarts.</summary>
    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}/");

    public override void Dispose()
    {
        base.Dispose();
        _http.Dispose();
    }

    protected override ChildProcess StartChild() => ChildProcess.Start(
        "WebApi",
        Repository.WebApi,
        [
            $"--urls={Address.GetLeftPart(UriPartial.Authority)}",
            $"--MiniTwitter:DataDirectory={Data}",
            "--MiniTwitter:RateLimits:Enabled=false",
            .. arguments,
        ],
        Log);

    protected override async Task<bool> IsReadyAsync(CancellationToken cancellation)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(Address, "health/ready"), cancellation);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            // It does not listen yet.
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
