using MiniTwitter.Operations;

namespace MiniTwitter;

/// <summary>The process that is a silo and nothing else; where <c>urls</c> says so, it answers health checks over HTTP.</summary>
internal static class SiloHost
{
    public static IHost Build(string[] args)
    {
        var silo = Host.CreateApplicationBuilder(args);
        if (string.IsNullOrWhiteSpace(silo.Configuration[ListenAddresses.Key]))
        {
            silo.AddMiniTwitterSilo(isSiloProgram: true);
            return silo.Build();
        }

        var web = WebApplication.CreateBuilder(args);
        ListenAddresses.Check(web.Configuration);
        web.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        web.AddMiniTwitterSilo(isSiloProgram: true);
        var app = web.Build();
        app.MapHealth();
        return app;
    }
}
