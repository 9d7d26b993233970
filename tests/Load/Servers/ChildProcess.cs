using System.Diagnostics;
using System.Globalization;

namespace MiniTwitter.Servers;

/// <summary>A program of this repository as a process of its own. What it writes is added to its log.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly Action<string>? _said;

    private ChildProcess(Process process, string log, Action<string>? said)
    {
        (_process, _said) = (process, said);
        _log = new StreamWriter(log, append: true) { AutoFlush = true };
        process.OutputDataReceived += Note;
        process.ErrorDataReceived += Note;
    }

    public int Id => _process.Id;

    public bool IsRunning => !_process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Memory that it really has, in bytes; 0 when it does not run.</summary>
    public long Memory
    {
        get
        {
            try
            {
                _process.Refresh();
                return _process.WorkingSet64;
            }
            catch (InvalidOperationException)
            {
                // It has just ended.
                return 0;
            }
        }
    }

    /// <summary>Processor time that it has used.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <param name="project">Folder of the project.</param>
    /// <param name="assembly">What was built of it.</param>
    /// <param name="arguments">Its settings.</param>
    /// <param name="log">A file.</param>
    /// <param name="isShortLived">Whether it is compiled without profiles, which a process that lives for minutes only pays for.</param>
    /// <param name="said">Is told each line that it writes.</param>
    public static ChildProcess Start(
        string project, string assembly, IEnumerable<string> arguments, string log, bool isShortLived, Action<string>? said = null)
    {
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            WorkingDirectory = Path.Combine(Repository.Root, project),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (isShortLived)
            start.Environment["DOTNET_TieredPGO"] = "0";
        var child = new ChildProcess(new Process { StartInfo = start }, log, said);
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary><c>kill -9</c>, and waits until the process is gone.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Sends a signal by its name, such as <c>TERM</c>.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("sh", ["-c", $"kill -{signal} {_process.Id.ToString(CultureInfo.InvariantCulture)}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>False when it still runs after that time.</summary>
    public async Task<bool> HasEndedWithinAsync(TimeSpan time)
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(time, TimeProvider.System);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        if (IsRunning)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        lock (_log)
            _log.Dispose();
    }

    private void Note(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
            return;
        lock (_log)
            _log.WriteLine(line.Data);
        _said?.Invoke(line.Data);
    }
}
