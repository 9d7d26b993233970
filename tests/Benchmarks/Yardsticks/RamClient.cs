using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MiniTwitter.Yardsticks;

/// <summary>Calls the grains of a <see cref="RamSilo"/>.</summary>
internal sealed class RamClient : IAsyncDisposable
{
    private readonly IHost _host;

    private RamClient(IHost host) => (_host, Grains) = (host, host.Services.GetRequiredService<IGrainFactory>());

    public IGrainFactory Grains { get; }

    public static async Task<RamClient> ConnectAsync(Uri silo, CancellationToken cancellation)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client => client.UseLocalhostClustering(silo.Port));
        var host = builder.Build();
        await host.StartAsync(cancellation);
        return new RamClient(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
