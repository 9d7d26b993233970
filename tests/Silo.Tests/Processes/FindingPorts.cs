using System.Net;
using System.Net.Sockets;
using MiniTwitter.Clustering;

namespace MiniTwitter.Processes;

/// <summary>Ports for silos whose configuration names none.</summary>
public sealed class FindingPorts
{
    private static readonly IPAddress Address = IPAddress.Loopback;

    [Fact]
    public void Answers_others_each_time_below_those_that_linux_hands_out()
    {
        int[] found = [.. Enumerable.Range(0, 10).Select(_ => FreePorts.Find(Address)).SelectMany(ports => new[] { ports.First, ports.Second })];

        found.ShouldBeUnique();
        found.ShouldAllBe(port => port >= 10_000 && port < 20_000);
    }

    [Fact]
    public void Passes_over_those_that_somebody_listens_on()
    {
        var (_, last) = FreePorts.Find(Address);
        using var taken = new TcpListener(Address, last + 1);
        try
        {
            taken.Start();
        }
        catch (SocketException)
        {
            // A silo of another test listens there, which is as good.
        }

        FreePorts.Find(Address).First.ShouldNotBe(last + 1);
    }

    [Fact]
    public void Says_when_the_address_is_not_one_of_this_machine()
    {
        var documentation = IPAddress.Parse("192.0.2.1");

        Should.Throw<SocketException>(() => FreePorts.Find(documentation)).SocketErrorCode.ShouldBe(SocketError.AddressNotAvailable);
    }
}
