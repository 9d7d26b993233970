using System.Net.Sockets;

namespace MiniTwitter.Servers;

/// <summary>A server that this program itself is when it is started with another command.</summary>
internal sealed class OwnServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(20);

    private readonly ChildProcess _child;

    private OwnServer(ChildProcess child, Uri address) => (_child, Address) = (child, address);

    public Uri Address { get; }

    /// <summary>Processor time that it has used since its start.</summary>
    public TimeSpan CpuTime => _child.CpuTime;

    /// <param name="command">Of this program; its address is put before the other arguments.</param>
    /// <param name="log">A file.</param>
    /// <param name="arguments">Of the command.</param>
    /// <param name="cancellation">Ends the wait until it listens.</param>
    public static async Task<OwnServer> StartAsync(string command, string log, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var address = Ports.Loopback(Ports.Free());
        var child = ChildProcess.Start(
            "", typeof(OwnServer).Assembly.Location, [command, address.GetLeftPart(UriPartial.Authority), .. arguments], log, isShortLived: false);
        var server = new OwnServer(child, address);
        try
        {
            await server.WaitUntilListeningAsync(command, log, cancellation);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public void Dispose() => _child.Dispose();

    private async Task WaitUntilListeningAsync(string command, string log, CancellationToken cancellation)
    {
        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        while (!await IsListeningAsync(cancellation))
        {
            if (!_child.IsRunning || time.GetElapsedTime(started) > Patience)
                throw new ServerFailedException($"{command} does not listen.", log);
            await Task.Delay(PollEvery, time, cancellation);
        }
    }

    private async Task<bool> IsListeningAsync(CancellationToken cancellation)
    {
        using var socket = new TcpClient();
        try
        {
            await socket.ConnectAsync(Address.Host, Address.Port, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
