using System.Net;

namespace MiniTwitter.Servers;

/// <summary>A web server: by default with a silo inside, over SQLite files.</summary>
internal sealed class ServerProcess(DataDirectory directory, TimeProvider time, string name, Uri address, params IEnumerable<string> arguments)
    : ProductProcess(name, directory, time)
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>Without limits of rate, at an address that nobody uses.</summary>
    public ServerProcess(DataDirectory directory, TimeProvider time, string name = "server", params IEnumerable<string> arguments)
        : this(directory, time, name, new Uri($"http://127.0.0.1:{Ports.Free()}/"), ["--MiniTwitter:RateLimits:Enabled=false", .. arguments])
    {
    }

    /// <summary>The same across restarts.</summary>
    public Uri Address => address;

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
}
