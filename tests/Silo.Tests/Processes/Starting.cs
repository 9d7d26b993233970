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

    public void Dispose() => _data.Dispose();
}
