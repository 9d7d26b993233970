using System.Net;

namespace MiniTwitter.Servers;

/// <summary>A process of the product under test: it can be killed, frozen and started again.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(5);
    // Often enough for times of seconds: who starts needs the processor for something else than to answer that it is not ready.
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(100);

    private readonly Func<ChildProcess> _startChild;
    private readonly string _log;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private ChildProcess? _child;

    private ServerProcess(
        string project, string assembly, DataDirectory directory, TimeProvider time, string name, Uri address, IEnumerable<string> arguments)
    {
        (Name, Address, _log, _time) = (name, address, directory.LogOf(name), time);
        string[] all =
        [
            $"--urls={address.GetLeftPart(UriPartial.Authority)}",
            $"--MiniTwitter:DataDirectory={directory.Data}",
            "--MiniTwitter:Metrics=true",
            .. arguments,
        ];
        _startChild = () => ChildProcess.Start(project, assembly, all, _log, isShortLived: !IsMeasured);
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address, Timeout = AnswerPatience };
    }

    /// <summary>In reports, and of its log.</summary>
    public string Name { get; }

    /// <summary>Of a web server, for everybody; of a silo, for health and metrics. The same across restarts.</summary>
    public Uri Address { get; }

    public bool IsRunning => _child is { IsRunning: true };

    /// <summary>In bytes; 0 when it does not run.</summary>
    public long Memory => _child?.Memory ?? 0;

    /// <summary>Processor time that it has used since its start.</summary>
    public TimeSpan CpuTime => _child!.CpuTime;

    /// <summary>Whether it is compiled as a server that stays up, though its first minutes cost more. To be set before it starts.</summary>
    public bool IsMeasured { get; set; }

    /// <summary>The process's number; null when it has never been started.</summary>
    public int? Id => _child?.Id;

    /// <summary>Null while it runs.</summary>
    public int? ExitCode => _child is { IsRunning: false } child ? child.ExitCode : null;

    /// <summary>A silo without web, at an address that nobody uses.</summary>
    public static ServerProcess Silo(DataDirectory directory, TimeProvider time, string name, params IEnumerable<string> arguments) =>
        new("Silo", Repository.Silo, directory, time, name, Ports.Loopback(Ports.Free()), arguments);

    /// <summary>A web server: by default with a silo inside, over SQLite files, without limits of rate, at an address that nobody uses.</summary>
    public static ServerProcess Web(DataDirectory directory, TimeProvider time, string name = "server", params IEnumerable<string> arguments) =>
        Web(directory, time, name, Ports.Loopback(Ports.Free()), ["--MiniTwitter:RateLimits:Enabled=false", .. arguments]);

    /// <summary>A web server that limits rates as it does by default.</summary>
    public static ServerProcess Web(DataDirectory directory, TimeProvider time, string name, Uri address, IEnumerable<string> arguments) =>
        new("WebApi", Repository.WebApi, directory, time, name, address, arguments);

    public void Start()
    {
        _child?.Dispose();
        _child = _startChild();
    }

    /// <summary>Until it says that it is ready.</summary>
    public async Task WaitUntilReadyAsync(CancellationToken cancellation)
    {
        var started = _time.GetTimestamp();
        while (!await IsReadyAsync(cancellation))
        {
            if (!IsRunning)
                throw new ServerFailedException($"{Name} has ended with exit code {ExitCode} before it was ready.", _log);
            if (_time.GetElapsedTime(started) > Patience)
                throw new ServerFailedException($"{Name} is not ready after {Patience.TotalSeconds} s.", _log);
            await Task.Delay(PollEvery, _time, cancellation);
        }
    }

    /// <summary><c>kill -9</c>, and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        if (_child is { IsRunning: true } child)
            await child.KillAsync();
    }

    /// <summary>Stops it in the middle of whatever it does, until <see cref="ThawAsync"/>.</summary>
    public Task FreezeAsync() => _child!.SignalAsync("STOP");

    public Task ThawAsync() => IsRunning ? _child!.SignalAsync("CONT") : Task.CompletedTask;

    /// <summary>Asks it to end, and answers its exit code; null when it has not ended within that time.</summary>
    public async Task<int?> EndAsync(TimeSpan within)
    {
        if (IsRunning)
            await _child!.SignalAsync("TERM");
        return await HasEndedWithinAsync(within) ? _child!.ExitCode : null;
    }

    public Task<bool> HasEndedWithinAsync(TimeSpan time) => _child!.HasEndedWithinAsync(time);

    /// <summary>What it measures; null when it does not answer.</summary>
    public async Task<Metrics?> ReadMetricsAsync(CancellationToken cancellation)
    {
        using var response = await GetAsync("metrics", cancellation);
        return response is { StatusCode: HttpStatusCode.OK } ? Metrics.Parse(await response.Content.ReadAsStringAsync(cancellation)) : null;
    }

    public void Dispose()
    {
        _child?.Dispose();
        _http.Dispose();
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellation)
    {
        using var response = await GetAsync("health/ready", cancellation);
        return response is { StatusCode: HttpStatusCode.OK };
    }

    private async Task<HttpResponseMessage?> GetAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await _http.GetAsync(new Uri(path, UriKind.Relative), cancellation);
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            // It does not listen, or is frozen.
            return null;
        }
    }
}

/// <summary>A server under test does not run.</summary>
internal sealed class ServerFailedException(string message, string log)
    : Exception(File.Exists(log) ? $"{message} The end of its log ({log}):\n{string.Join('\n', File.ReadLines(log).TakeLast(15))}" : message);
