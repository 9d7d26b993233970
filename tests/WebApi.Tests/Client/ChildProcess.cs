using System.Diagnostics;

namespace MiniTwitter.Stories.Client;

/// <summary>One of the product's programs as a process of its own, as it was built, and what it writes.</summary>
public sealed class ChildProcess(string program, params IEnumerable<string> arguments) : IAsyncDisposable
{
    private readonly Process _process = new();
    private readonly Lock _gate = new();
    private readonly List<string> _output = [];
    private readonly List<string> _errors = [];
    private bool _started;

    public IReadOnlyList<string> Output => Copy(_output);

    public IReadOnlyList<string> Errors => Copy(_errors);

    public bool IsRunning => _started && !_process.HasExited;

    /// <summary>A program and its arguments that the process is started through; empty for none.</summary>
    public IReadOnlyList<string> Through { get; set; } = [];

    /// <summary>Variables that it gets beside those of the tests.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Where the program is.</summary>
    public string Folder { get; set; } = AppContext.BaseDirectory;

    /// <summary>Where it is started.</summary>
    public string WorkingDirectory { get; set; } = "";

    public void Start()
    {
        string[] line = [.. Through, "dotnet", Path.Combine(Folder, $"{program}.dll"), .. arguments];
        _process.StartInfo = new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = WorkingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in Environment)
            _process.StartInfo.Environment[key] = value;
        // A process that lives for seconds only pays for what this would gain later.
        _process.StartInfo.Environment["DOTNET_TieredPGO"] = "0";
        _process.OutputDataReceived += (_, line) => Note(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Note(_errors, line.Data);
        _process.Start();
        _started = true;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What <paramref name="find"/> makes of the first line that it finds something in.</summary>
    public async Task<T> ReadUntilAsync<T>(Func<string, T?> find, string what)
        where T : class
    {
        T? found = null;
        await Eventually.ShouldBeTrueAsync(
            () =>
            {
                found = Output.Select(find).FirstOrDefault(match => match is not null);
                return found is null && !IsRunning ? throw new ShouldAssertException($"{program} has ended.\n{Log}") : Task.FromResult(found is not null);
            },
            $"{program}: {what}");
        return found!;
    }

    /// <summary>Everything it wrote, to explain a failure.</summary>
    public string Log => string.Join('\n', [.. Output, .. Errors]);

    /// <summary><c>kill -9</c>: nothing is tidied up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await ExitAsync();
    }

    /// <summary>Sends a signal by name, such as <c>TERM</c>.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("sh", ["-c", $"kill -{signal} {_process.Id}"]);
        await kill.WaitForExitAsync();
        kill.ExitCode.ShouldBe(0);
    }

    /// <summary>Waits for its end, the last lines of both outputs included, and answers the exit code.</summary>
    public async Task<int> ExitAsync()
    {
        using var limit = new CancellationTokenSource(Eventually.Deadline);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
            await KillAsync();
        _process.Dispose();
    }

    private void Note(List<string> lines, string? line)
    {
        if (string.IsNullOrEmpty(line))
            return;
        lock (_gate)
            lines.Add(line);
    }

    private List<string> Copy(List<string> lines)
    {
        lock (_gate)
            return [.. lines];
    }
}
