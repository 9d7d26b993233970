namespace MiniTwitter.Servers;

/// <summary>A server that this program itself is when it is started with another command.</summary>
internal sealed class OwnServer : IDisposable
{
    /// <summary>The line that such a server writes when it can be asked.</summary>
    public const string Listening = "listening";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

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
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var child = ChildProcess.Start(
            "",
            typeof(OwnServer).Assembly.Location,
            [command, address.GetLeftPart(UriPartial.Authority), .. arguments],
            log,
            isShortLived: false,
            line => Notice(line, listening));
        await Task.WhenAny(listening.Task, child.HasEndedWithinAsync(Patience)).WaitAsync(cancellation);
        if (listening.Task.IsCompleted)
            return new OwnServer(child, address);
        child.Dispose();
        throw new ServerFailedException($"{command} does not listen.", log);
    }

    public void Dispose() => _child.Dispose();

    private static void Notice(string line, TaskCompletionSource listening)
    {
        if (line == Listening)
            listening.TrySetResult();
    }
}
