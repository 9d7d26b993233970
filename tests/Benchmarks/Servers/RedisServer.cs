using System.Diagnostics;
using System.Globalization;

namespace MiniTwitter.Servers;

/// <summary>When what was written is on the disk.</summary>
internal enum AppendFsync
{
    /// <summary>Within a second after the acknowledgement.</summary>
    EverySecond,

    /// <summary>Before the acknowledgement. Redis writes what has gathered in one turn of its loop with one fsync.</summary>
    Always,
}

/// <summary>A Redis server of this program's own, with an append-only file and no snapshots.</summary>
internal sealed class RedisServer : IDisposable
{
    private const string Ready = "Ready to accept connections";

    private readonly Process _process;

    private RedisServer(Process process, string endpoint) => (_process, Endpoint) = (process, endpoint);

    /// <summary>Host and port.</summary>
    public string Endpoint { get; }

    /// <summary>Processor time that it has used since its start.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <param name="directory">Its data becomes a folder there.</param>
    /// <param name="fsync">When what was written is on the disk.</param>
    /// <param name="cancellation">Ends the wait until it listens.</param>
    public static async Task<RedisServer> StartAsync(DataDirectory directory, AppendFsync fsync, CancellationToken cancellation)
    {
        var port = Ports.Free().ToString(CultureInfo.InvariantCulture);
        var data = Directory.CreateDirectory(directory.FileOf($"redis-{port}")).FullName;
        var start = new ProcessStartInfo("redis-server",
        [
            "--bind", "127.0.0.1", "--port", port, "--dir", data, "--save", "", "--appendonly", "yes",
            "--appendfsync", fsync is AppendFsync.Always ? "always" : "everysec",
            // Rewriting the file would take a processor now and then; what is measured ends before it must be.
            "--auto-aof-rewrite-percentage", "0",
        ])
        {
            RedirectStandardOutput = true,
        };
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains(Ready, StringComparison.Ordinal) is true)
                ready.TrySetResult();
        };
        process.Start();
        process.BeginOutputReadLine();
        await Task.WhenAny(ready.Task, process.WaitForExitAsync(cancellation));
        var server = new RedisServer(process, $"127.0.0.1:{port}");
        if (ready.Task.IsCompleted)
            return server;
        server.Dispose();
        cancellation.ThrowIfCancellationRequested();
        throw new InvalidOperationException("redis-server has ended before it was ready.");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
