using MiniTwitter.Stories.Client;

namespace MiniTwitter.Processes;

/// <summary>Processes that start while what they need is not there.</summary>
public sealed class Starting : IDisposable
{
    private readonly DataDirectory _data = new();

    [Fact]
    public async Task A_web_node_waits_for_a_silo_until_it_is_told_to_stop()
    {
        await using var node = new ChildProcess(
            "MiniTwitter.WebApi", "--urls=http://127.0.0.1:0", "--MiniTwitter:Role=Web", $"--MiniTwitter:DataDirectory={_data.Path}");
        node.Start();
        await node.ReadUntilAsync(line => line.Contains("Waiting for a silo", StringComparison.Ordinal) ? line : null, "waits");

        await node.SignalAsync("TERM");

        (await node.ExitAsync()).ShouldBe(0, node.Log);
        node.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_silo_whose_database_is_away_says_so_in_one_line_and_ends()
    {
        await using var silo = new ChildProcess(
            "MiniTwitter.Silo", "--MiniTwitter:Storage=Postgres", "--ConnectionStrings:MiniTwitter=Host=127.0.0.1;Port=1;Username=nobody");
        silo.Start();

        (await silo.ExitAsync()).ShouldBe(1);

        silo.Errors.ShouldHaveSingleItem().ShouldContain("127.0.0.1:1");
    }

    [Theory]
    [InlineData("--urls=http://192.0.2.1:5000", "urls")]
    [InlineData("--urls=nonsense", "urls")]
    [InlineData("--MiniTwitter:ManagementUrls=http://192.0.2.1:9000", "MiniTwitter:ManagementUrls")]
    [InlineData("--MiniTwitter:Storage=Oracle", "MiniTwitter:Storage")]
    [InlineData("--MiniTwitter:Foo=1", "MiniTwitter:Foo")]
    [InlineData("--MiniTwitter:Feed:RecentTweets=-5", "RecentTweets")]
    [InlineData("--MiniTwitter:DataDirectory=/dev/null/data", "MiniTwitter:DataDirectory")]
    [InlineData("--MiniTwitter:SiloPort=70000", "MiniTwitter:SiloPort")]
    [InlineData("--MiniTwitter:Role=Boss", "MiniTwitter:Role")]
    [InlineData("--urls=https://127.0.0.1:0", "needs a certificate")]
    public async Task A_silo_that_is_configured_wrongly_says_so_in_one_line_and_ends(string argument, string named)
    {
        await using var silo = new ChildProcess("MiniTwitter.Silo", $"--MiniTwitter:DataDirectory={_data.Path}", argument);
        // Without the certificate for developers that the SDK keeps there.
        silo.Environment["HOME"] = _data.Path;
        silo.Start();

        (await silo.ExitAsync()).ShouldBe(1, silo.Log);

        silo.Errors.ShouldHaveSingleItem().ShouldContain(named);
        silo.Output.ShouldNotContain(line => line.Contains("   at ", StringComparison.Ordinal));
    }

    public void Dispose() => _data.Dispose();
}
