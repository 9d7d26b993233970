using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MiniTwitter.Stories.Client;

/// <summary>The application as its own process, which can be killed.</summary>
public sealed partial class ServerProcess(DataDirectory data, params string[] arguments) : Server
{
    private readonly Process _process = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _errors = [];

    public override Uri Address => _listening.Task.IsCompletedSuccessfully
        ? _listening.Task.GetAwaiter().GetResult()
        : throw new InvalidOperationException("Not listening.");

    public IReadOnlyList<string> Errors => _errors;

    public override async ValueTask InitializeAsync()
    {
        Start();
        await _listening.Task.WaitAsync(Eventually.Deadline);
        await WaitUntilReadyAsync();
    }

    /// <summary>Runs to the end and answers the exit code.</summary>
    public async Task<int> RunToTheEndAsync()
    {
        Start();
        await ExitAsync();
        return _process.ExitCode;
    }

    /// <summary><c>kill -9</c>: nothing is tidied up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await ExitAsync();
    }

    protected override async ValueTask StopAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private void Start()
    {
        _process.StartInfo = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "MiniTwitter.WebApi.dll"),
                "--urls=http://127.0.0.1:0",
                $"--MiniTwitter:DataDirectory={data.Path}",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
            _process.StartInfo.ArgumentList.Add(argument);
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => NoteError(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Note(string? line)
    {
        if (line is not null && ListeningLine().Match(line) is { Success: true } match)
            _listening.TrySetResult(new Uri(match.Groups[1].Value));
    }

    private void NoteError(string? line)
    {
        if (!string.IsNullOrEmpty(line))
            _errors.Add(line);
    }

    // Also waits for the last lines of both outputs.
    private async Task ExitAsync()
    {
        using var limit = new CancellationTokenSource(Eventually.Deadline);
        await _process.WaitForExitAsync(limit.Token);
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex ListeningLine();
}
