using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace MiniTwitter.Connections;

/// <summary>
/// Limits open connections, in total and per address. Connections above the limit of an address are closed at once.
/// When the total is reached, a few more are kept for a moment, so that health checks are still answered.
/// </summary>
internal sealed partial class ConnectionLimits
{
    /// <summary>Connections above the total. A newer one closes the oldest of them.</summary>
    public const int Reserved = 64;

    /// <summary>How many times more connections an IPv6 /48 may open than one address.</summary>
    public const int NetworkFactor = 4;

    private const int SiteBits = 64;
    private const int NetworkBits = 48;

    private static readonly TimeSpan ReservedFor = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Dictionary<IPNetwork, int> _perNetwork = [];
    private readonly ConnectionContext?[] _reserve = new ConnectionContext?[Reserved];
    private readonly int _max;
    private readonly int _maxPerAddress;
    private readonly IPNetwork[] _proxies;
    private readonly TimeProvider _time;
    private int _open;
    private int _reservedOpen;
    private int _nextReserved;

    public ConnectionLimits(IOptions<MiniTwitterOptions> options, TimeProvider time, ILogger<ConnectionLimits> logger)
    {
        var (configured, files) = (options.Value.Connections, OpenFiles.ReadLimit());
        _max = OpenFiles.Connections(configured.Max, files);
        _maxPerAddress = configured.MaxPerAddress;
        if (_max < configured.Max)
            LogFewer(logger, configured.Max, _max, files ?? 0);
        _proxies = [.. TrustedProxies.Parse(options.Value.TrustedProxies)];
        _time = time;
    }

    /// <summary>Counts a connection that was just accepted. False where it is one too many and must be closed at once.</summary>
    public bool Admit(ConnectionContext connection)
    {
        var networks = NetworksOf(connection.RemoteEndPoint);
        ConnectionContext? displaced;
        lock (_gate)
        {
            if (CountOf(networks.Site) >= _maxPerAddress || CountOf(networks.Network) >= _maxPerAddress * NetworkFactor)
                return false;
            if (_open < _max)
            {
                _open++;
                Add(networks.Site, 1);
                Add(networks.Network, 1);
                connection.Features.Set(new Counted(networks));
                return true;
            }

            // So many at most, also while those that were displaced have not been closed yet.
            if (_reservedOpen == 2 * Reserved)
                return false;
            _reservedOpen++;
            ref var place = ref _reserve[_nextReserved];
            _nextReserved = (_nextReserved + 1) % Reserved;
            (displaced, place) = (place, connection);
        }

        connection.Features.Set(ReservedConnection.Instance);
        if (displaced is not null)
            Close(displaced);
        return true;
    }

    /// <summary>Handles an admitted connection for as long as it is open.</summary>
    public async Task CarryAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var counted = connection.Features.Get<Counted>();
        using var timer = counted is null ? _time.CreateTimer(_ => Close(connection), null, ReservedFor, Timeout.InfiniteTimeSpan) : null;
        try
        {
            await next(connection);
        }
        finally
        {
            if (counted is not null)
                Release(counted.Networks);
            else
                ReleaseReserved(connection);
        }
    }

    private void ReleaseReserved(ConnectionContext connection)
    {
        lock (_gate)
        {
            _reservedOpen--;
            var place = Array.IndexOf(_reserve, connection);
            if (place >= 0)
                _reserve[place] = null;
        }
    }

    private void Release(Networks networks)
    {
        lock (_gate)
        {
            _open--;
            Add(networks.Site, -1);
            Add(networks.Network, -1);
        }
    }

    private int CountOf(IPNetwork? network) => network is { } known ? _perNetwork.GetValueOrDefault(known) : 0;

    private void Add(IPNetwork? network, int change)
    {
        if (network is not { } known)
            return;
        var count = _perNetwork.GetValueOrDefault(known) + change;
        if (count == 0)
            _perNetwork.Remove(known);
        else
            _perNetwork[known] = count;
    }

    // Behind a proxy everybody comes from its address, so connections from there count towards the total alone.
    private Networks NetworksOf(EndPoint? remote)
    {
        if (remote is not IPEndPoint { Address: var address })
            return default;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address) || _proxies.Any(proxy => proxy.Contains(address)))
            return default;
        return address.AddressFamily is AddressFamily.InterNetworkV6
            ? new Networks(NetworkOf(address, SiteBits), NetworkOf(address, NetworkBits))
            : new Networks(new IPNetwork(address, 32), null);
    }

    private static IPNetwork NetworkOf(IPAddress address, int bits)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[(bits / 8)..].Clear();
        return new IPNetwork(new IPAddress(bytes), bits);
    }

    private static void Close(ConnectionContext connection) => connection.Abort(new ConnectionAbortedException("Too many connections are open."));

    [LoggerMessage(LogLevel.Warning,
        "Of {Wanted} connections (MiniTwitter:Connections:Max) only {Max} are accepted: the system lets this process open {Files} files. See ulimit -n.")]
    private static partial void LogFewer(ILogger logger, int wanted, int max, int files);

    private sealed record Counted(Networks Networks);

    private readonly record struct Networks(IPNetwork? Site, IPNetwork? Network);
}

/// <summary>Marks a connection above the total, on which health checks alone are answered.</summary>
internal sealed class ReservedConnection
{
    public static readonly ReservedConnection Instance = new();
}
