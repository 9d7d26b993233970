using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MiniTwitter.Operations;

/// <summary>The silo-only host, as orchestrators probe it.</summary>
public sealed class SiloHealth : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("minitwitter-").FullName;

    [Fact]
    public async Task Is_answered_over_HTTP_where_an_address_is_configured()
    {
        using var silo = Build("--urls=http://127.0.0.1:0");
        await silo.StartAsync(TestContext.Current.CancellationToken);
        var address = silo.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ShouldHaveSingleItem();
        using var http = new HttpClient { BaseAddress = new Uri(address) };

        (await http.GetAsync("/health/live", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        SpinWait.SpinUntil(() => IsReady(http), TimeSpan.FromSeconds(30)).ShouldBeTrue();
        (await http.GetAsync("/metrics", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await silo.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Is_not_there_by_default()
    {
        using var silo = Build();

        silo.Services.GetService<IServer>().ShouldBeNull();
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }

    private IHost Build(params string[] arguments) => SiloHost.Build(
        [$"--MiniTwitter:DataDirectory={_directory}", "--Logging:LogLevel:Default=Error", .. arguments]);

    private static bool IsReady(HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/ready");
        return http.Send(request).IsSuccessStatusCode;
    }
}
