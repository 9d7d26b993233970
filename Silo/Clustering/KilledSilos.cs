using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace MiniTwitter.Clustering;

/// <summary>
/// Before a silo starts, declares dead those that were killed on this machine and still stand in the membership table as
/// alive. On one machine a refused connection proves that nobody listens; without this, joining would wait for them.
/// </summary>
internal sealed partial class KilledSilos(IMembershipTable table, ILogger<KilledSilos> logger) : IHostedLifecycleService
{
    private const int Attempts = 5;
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(1);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await table.InitializeMembershipTableAsync(tryInitTableVersion: true, cancellationToken);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await TryDeclareDeadAsync(cancellationToken))
                return;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // False when somebody else changed the table meanwhile.
    private async Task<bool> TryDeclareDeadAsync(CancellationToken cancel)
    {
        var members = await table.ReadAllAsync(cancel);
        var version = members.Version;
        foreach (var (entry, etag) in members.Members)
        {
            if (entry.Status is SiloStatus.Dead || !IsOnThisMachine(entry) || !await RefusesAsync(entry.SiloAddress.Endpoint, cancel))
                continue;
            entry.Status = SiloStatus.Dead;
            if (!await table.UpdateRowAsync(entry, etag, version.Next(), cancel))
                return false;
            LogDeclaredDead(entry.SiloAddress);
            version = (await table.ReadAllAsync(cancel)).Version;
        }

        return true;
    }

    private static bool IsOnThisMachine(MembershipEntry entry) =>
        entry.HostName == Dns.GetHostName()
        && (IPAddress.IsLoopback(entry.SiloAddress.Endpoint.Address) || LocalAddresses().Contains(entry.SiloAddress.Endpoint.Address));

    private static IEnumerable<IPAddress> LocalAddresses() =>
        NetworkInterface.GetAllNetworkInterfaces().SelectMany(card => card.GetIPProperties().UnicastAddresses).Select(address => address.Address);

    private static async Task<bool> RefusesAsync(IPEndPoint endpoint, CancellationToken cancel)
    {
        using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(ConnectTime);
        try
        {
            await socket.ConnectAsync(endpoint, limit.Token);
            return false;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode is SocketError.ConnectionRefused;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Somebody is there, only slow.
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Silo {Silo} was killed: its port refuses connections. Declared it dead.")]
    private partial void LogDeclaredDead(SiloAddress silo);
}
