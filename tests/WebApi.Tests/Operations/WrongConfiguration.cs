using System.Net;
using System.Net.Sockets;

namespace MiniTwitter.Stories.Operations;

public class WrongConfiguration
{
    [Theory]
    [InlineData("--MiniTwitter:Foo=1", "MiniTwitter:Foo")]
    [InlineData("--MiniTwitter:RateLimits:Enabeld=false", "MiniTwitter:RateLimits:Enabeld")]
    [InlineData("--MiniTwitter:Storage=Oracle", "MiniTwitter:Storage")]
    [InlineData("--MiniTwitter:Storage=Postgres", "ConnectionStrings:MiniTwitter")]
    [InlineData("--MiniTwitter:Role=Boss", "MiniTwitter:Role")]
    [InlineData("--MiniTwitter:SiloPort=70000", "MiniTwitter:SiloPort")]
    [InlineData("--MiniTwitter:SigningKey=short", "MiniTwitter:SigningKey")]
    [InlineData("--MiniTwitter:AdvertisedAddress=nowhere", "MiniTwitter:AdvertisedAddress")]
    [InlineData("--MiniTwitter:Hashtags:CountEvery=00:00:00", "CountEvery")]
    [InlineData("--MiniTwitter:Dashboard:Enabled=true", "MiniTwitter:Dashboard:Token")]
    [InlineData("--MiniTwitter:TrustedProxies=10.0.0.0/8, nowhere", "'nowhere'")]
    [InlineData("--MiniTwitter:DataDirectory=/dev/null/data", "/dev/null/data")]
    [InlineData("--urls=http://127.0.0.1:99999", "urls")]
    [InlineData("--urls=nonsense", "urls")]
    [InlineData("--MiniTwitter:ManagementUrls=http://127.0.0.1:0", "MiniTwitter:ManagementUrls")]
    [InlineData("--MiniTwitter:ManagementUrls=nonsense", "MiniTwitter:ManagementUrls")]
    [InlineData("--MiniTwitter:Connections:Max=0", "Max")]
    public async Task Stops_the_start_with_one_line_that_names_it(string argument, string named)
    {
        using var data = new DataDirectory();
        await using var server = new ServerProcess(data, argument);

        (await server.RunToTheEndAsync()).ShouldBe(1);

        var line = server.Errors.ShouldHaveSingleItem();
        line.ShouldContain(named);
        line.ShouldNotContain("Exception");
    }

    [Fact]
    public async Task Also_means_a_port_that_somebody_else_listens_on()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://{taken.LocalEndpoint}";
        using var data = new DataDirectory();
        await using var server = new ServerProcess(data, $"--urls={address}");

        (await server.RunToTheEndAsync()).ShouldBe(1);

        server.Errors.ShouldHaveSingleItem().ShouldContain(address);
    }
}
