using MiniTwitter.Operations;

namespace MiniTwitter;

/// <summary>The process that is a silo and nothing else; where <c>urls</c> says so, it answers health checks over HTTP.</summary>
internal static class SiloHost
{
    private const int MaxConnections = 256;

    public static IHost Build(string[] args)
    {
        var root = ProgramFolder.ContentRoot(args);
        var silo = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = root });
        if (string.IsNullOrWhiteSpace(silo.Configuration[ListenAddresses.Key]) && Management.UrlsOf(silo.Configuration) is null)
        {
            silo.AddMiniTwitterSilo(isSiloProgram: true);
            return silo.Build();
        }

        var web = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = root });
        ListenAddresses.Check(web.Configuration);
        web.AddManagementUrls(always: null);
        web.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Probes and scrapers; clients have no business here.
            kestrel.Limits.MaxConcurrentConnections = MaxConnections;
        });
        web.AddMiniTwitterSilo(isSiloProgram: true);
        var app = web.Build();
        app.UseManagement();
        app.MapHealth();
        return app;
    }
}
