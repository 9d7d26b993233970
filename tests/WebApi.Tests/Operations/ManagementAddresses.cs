using System.Net;
using System.Net.Sockets;

namespace MiniTwitter.Stories.Operations;

public class ManagementAddresses(Metrics.MeteredApp metered, App app) : IClassFixture<Metrics.MeteredApp>
{
    [Theory]
    [InlineData("/metrics")]
    [InlineData("/health/details")]
    [InlineData("/Metrics/")]
    public async Task Are_this_machine_alone_unless_configured(string path)
    {
        (await SendAsync(metered, path)).ShouldBe(OK);
        // A proxy on this machine is believed.
        (await SendAsync(metered, path, ("X-Forwarded-For", "192.0.2.1"))).ShouldBeProblem(NotFound);
        // One that does not say for whom it asks still says what was asked for.
        (await SendAsync(metered, path, ("Host", "social.example"))).ShouldBeProblem(NotFound);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Leave_health_to_everybody_who_learns_its_status_alone(string path)
    {
        var answer = await SendAsync(app, path, ("X-Forwarded-For", "192.0.2.1"));

        answer.ShouldBe(OK);
        answer.Body.ShouldBe("Healthy");
    }

    [Fact]
    public async Task Serve_management_and_nothing_else()
    {
        var port = FreePort();
        using var data = new DataDirectory();
        await using var server = new ServerProcess(data, $"--MiniTwitter:ManagementUrls=http://127.0.0.1:{port}", "--MiniTwitter:Metrics=true");
        await server.InitializeAsync();
        var management = new Visitor(new Uri($"http://127.0.0.1:{port}"));

        foreach (var path in (string[])["/metrics", "/health/details"])
        {
            (await management.GetAsync(path)).ShouldBe(OK);
            (await server.Visitor().GetAsync(path)).ShouldBeProblem(NotFound);
        }

        (await management.GetAsync("/health/ready")).ShouldBe(OK);
        (await management.GetAsync("/api/explore")).ShouldBeProblem(NotFound);
        (await server.Visitor().GetAsync("/api/explore")).ShouldBe(OK);
    }

    private static Task<Answer> SendAsync(App to, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return to.Visitor().SendAsync(request);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
