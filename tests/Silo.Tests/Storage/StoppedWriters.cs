using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using MiniTwitter.Storage.Sqlite;
using MiniTwitter.Stories.Client;

namespace MiniTwitter.Storage;

/// <summary>Processes that take turns to write to a file, and one that is stopped in its turn.</summary>
public sealed class StoppedWriters : IDisposable
{
    private readonly DataDirectory _data = new();

    private string File => Path.Combine(_data.Path, "some.db");

    [Fact]
    public async Task One_that_is_stopped_in_its_turn_is_killed_and_keeps_nobody_from_writing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere a stopped process is left alone.");
        using var stopped = await StartHolderAsync("kill -STOP $$", state: 'T');

        using (new FileTurn(File, TimeProvider.System, NullLogger.Instance).Take(TestContext.Current.CancellationToken))
            await stopped.WaitForExitAsync(TestContext.Current.CancellationToken);

        stopped.ExitCode.ShouldNotBe(0);
    }

    [Fact]
    public async Task One_that_only_takes_its_time_is_left_alone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere every process is left alone.");
        using var slow = await StartHolderAsync("read -r _", state: 'S');

        Should.Throw<StorageUnavailableException>(() => new FileTurn(File, TimeProvider.System, NullLogger.Instance).Take(TestContext.Current.CancellationToken));

        slow.HasExited.ShouldBeFalse();
        slow.StandardInput.Close();
        await slow.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => _data.Dispose();

    /// <summary>A process that has the turn and then does something.</summary>
    private async Task<Process> StartHolderAsync(string then, char state)
    {
        var process = Process.Start(new ProcessStartInfo("sh", ["-c", $"exec 9<>\"$0\" && flock 9 && {then}", $"{File}.turn"]) { RedirectStandardInput = true })!;
        await Eventually.ShouldBeTrueAsync(() => Task.FromResult(HasTheTurn() && StateOf(process) == state), "the process has the turn");
        return process;
    }

    private bool HasTheTurn()
    {
        try
        {
            using var turn = System.IO.File.OpenHandle($"{File}.turn", FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static char StateOf(Process process) => System.IO.File.ReadAllText($"/proc/{process.Id}/stat").Split(')')[^1].TrimStart()[0];
}
