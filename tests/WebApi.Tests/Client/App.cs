using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Hosting;

[assembly: AssemblyFixture(typeof(MiniTwitter.Stories.Client.App))]

namespace MiniTwitter.Stories.Client;

/// <summary>
/// The whole application inside the test process: its own Program, Kestrel on a free port, SQLite in a fresh
/// directory. The plain one is shared by all stories, which therefore count nothing that others do.
/// </summary>
public class App : Server
{
    private readonly DataDirectory _data = new();
    private Factory? _factory;

    public string Data => _data.Path;

    /// <summary>What the application is made of, where a story has to look inside.</summary>
    public IServiceProvider Services => (_factory ?? throw new InvalidOperationException("Not started.")).Services;

    public override Uri Address => (_factory ?? throw new InvalidOperationException("Not started.")).ClientOptions.BaseAddress;

    /// <summary>Thousands of requests come from one address.</summary>
    protected virtual IEnumerable<(string Key, string Value)> Settings => [("MiniTwitter:RateLimits:Enabled", "false")];

    public override async ValueTask InitializeAsync()
    {
        _factory = new Factory(this);
        _factory.UseKestrel(0);
        _factory.StartServer();
        await WaitUntilReadyAsync();
    }

    protected virtual void Configure(IWebHostBuilder builder)
    {
    }

    protected override async ValueTask StopAsync()
    {
        if (_factory is not null)
            await _factory.DisposeAsync();
        _data.Dispose();
    }

    private sealed class Factory(App app) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(Environments.Production);
            builder.UseSetting("MiniTwitter:DataDirectory", app._data.Path);
            builder.UseSetting("Logging:Console:LogLevel:Default", "Error");
            foreach (var (key, value) in app.Settings)
                builder.UseSetting(key, value);
            app.Configure(builder);
        }
    }
}
