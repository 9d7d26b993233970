using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MiniTwitter.Servers;

/// <summary>One web server with a silo inside, as a process of its own that can be killed and started again.</summary>
internal sealed class ServerProcess(DataDirectory directory, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(20);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };
    private Process? _process;

    /// <summary>The same across restarts.</summary>
    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}/");

    public void Start()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Path.Combine(Repository.Root, "WebApi"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                Repository.WebApi,
                "--urls", Address.GetLeftPart(UriPartial.Authority),
                "--MiniTwitter:DataDirectory", directory.Data,
                "--MiniTwitter:RateLimits:Enabled", "false",
            },
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
        _process.OutputDataReceived += Note;
        _process.ErrorDataReceived += Note;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Until the server says that it is ready.</summary>
    public async Task WaitUntilReadyAsync(CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        while (!await IsReadyAsync(cancellation))
        {
            if (_process!.HasExited)
                throw new ServerFailedException($"The server ended with exit code {_process.ExitCode} before it was ready.", directory.Log);
            if (time.GetElapsedTime(started) > Patience)
                throw new ServerFailedException($"The server is not ready after {Patience.TotalSeconds} s.", directory.Log);
            await Task.Delay(PollEvery, time, cancellation);
        }
    }

    /// <summary><c>kill -9</c>, and waits until the process is gone.</summary>
    public async Task KillAsync()
    {
        if (_process is null)
            return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
            _process.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _http.Dispose();
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellation)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(Address, "health/ready"), cancellation);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            // It does not listen yet.
            return false;
        }
    }

    private void Note(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
            return;
        lock (directory)
            File.AppendAllText(directory.Log, line.Data + "\n");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A server under test does not run.</summary>
internal sealed class ServerFailedException(string message, string log)
    : Exception(File.Exists(log) ? $"{message} The end of its log ({log}):\n{string.Join('\n', File.ReadLines(log).TakeLast(15))}" : message);
