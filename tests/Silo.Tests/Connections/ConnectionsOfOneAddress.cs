using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MiniTwitter.Connections;

public class ConnectionsOfOneAddress
{
    private const int Max = 3;

    private readonly ConnectionLimits _limits = new(
        Options.Create(new MiniTwitterOptions { TrustedProxies = "203.0.113.0/24", Connections = new() { Max = 1_000, MaxPerAddress = Max } }),
        TimeProvider.System,
        NullLogger<ConnectionLimits>.Instance);

    [Fact]
    public void Are_closed_above_the_limit_without_harm_to_others()
    {
        Enumerable.Range(0, 10).Count(_ => Open("198.51.100.1")).ShouldBe(Max);
        Open("198.51.100.2").ShouldBeTrue();
    }

    [Fact]
    public void Are_counted_together_within_a_64_and_a_48_of_ipv6()
    {
        Enumerable.Range(0, 10).Count(number => Open($"2001:db8:1:1::{number:x}")).ShouldBe(Max);
        Enumerable.Range(2, 100).Count(network => Open($"2001:db8:1:{network:x}::1")).ShouldBe(Max * ConnectionLimits.NetworkFactor - Max);
        Open("2001:db8:2::1").ShouldBeTrue();
    }

    [Fact]
    public void Count_as_ipv4_when_they_are_mapped_to_ipv6()
    {
        Enumerable.Range(0, 10).Count(_ => Open("::ffff:198.51.100.1")).ShouldBe(Max);
        Open("198.51.100.1").ShouldBeFalse();
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("203.0.113.9")]
    public void Are_not_limited_for_proxies_and_this_machine(string address) =>
        Enumerable.Range(0, 10).Count(_ => Open(address)).ShouldBe(10);

    [Fact]
    public async Task Give_their_place_back_when_they_end()
    {
        for (var number = 0; number < 10; number++)
        {
            var connection = From("198.51.100.1");
            _limits.Admit(connection).ShouldBeTrue();
            await _limits.CarryAsync(connection, _ => Task.CompletedTask);
        }
    }

    [Theory]
    [InlineData("Max open files            1024                 4096                 files", 1024)]
    [InlineData("Max open files            unlimited            unlimited            files", null)]
    [InlineData("Max processes             96364                96364                processes", null)]
    public void Are_fewer_than_the_files_that_the_system_lets_the_process_open(string row, int? limit)
    {
        OpenFiles.Parse(["Limit                     Soft Limit           Hard Limit           Units", row]).ShouldBe(limit);
        OpenFiles.Connections(5_000, limit).ShouldBe(limit is null ? 5_000 : 512);
    }

    // It stays open.
    private bool Open(string address) => _limits.Admit(From(address));

    private static DefaultConnectionContext From(string address) => new() { RemoteEndPoint = new IPEndPoint(IPAddress.Parse(address), 40_000) };
}
