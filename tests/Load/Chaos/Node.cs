using MiniTwitter.Api;
using MiniTwitter.Servers;

namespace MiniTwitter.Chaos;

/// <summary>A web node as its clients see it.</summary>
internal sealed class Node(ServerProcess process, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Who probes gives up after this time. What hangs is measured in steps of it.</summary>
    public static readonly TimeSpan ProbePatience = TimeSpan.FromSeconds(2);

    private volatile bool _isLiving = true;

    public ServerProcess Process => process;

    public string Name => process.Name;

    /// <summary>For those who write and listen.</summary>
    public ApiClient Api { get; } = new(process.Address, time, Patience);

    /// <summary>For those who measure: they give up soon and ask again.</summary>
    public ApiClient Probe { get; } = new(process.Address, time, ProbePatience);

    /// <summary>For the reckoning, which has time.</summary>
    public ApiClient Reader { get; } = new(process.Address, time);

    /// <summary>False while it is killed, frozen or not ready yet.</summary>
    public bool IsLiving
    {
        get => _isLiving;
        set => _isLiving = value;
    }

    public void Dispose()
    {
        Api.Dispose();
        Probe.Dispose();
        Reader.Dispose();
    }
}
