using System.Diagnostics;
using System.Globalization;

namespace MiniTwitter.Storage.Sqlite;

/// <summary>
/// Processes of this machine that were stopped by a signal (SIGSTOP, Ctrl-Z). One that was stopped in its turn to write would
/// keep all others from writing until somebody lets it go on.
/// </summary>
internal static class StoppedProcesses
{
    private const string Root = "/proc";

    /// <summary>
    /// <c>kill -9</c> of those that have the file open: what they had begun to write was not committed. Answers their ids.
    /// Finds none where there is no <c>/proc</c>.
    /// </summary>
    public static IReadOnlyList<int> KillHoldersOf(string file)
    {
        if (!OperatingSystem.IsLinux())
            return [];
        var killed = new List<int>();
        foreach (var directory in Directory.EnumerateDirectories(Root))
        {
            if (int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var id) && TryKill(id, directory, file))
                killed.Add(id);
        }

        return killed;
    }

    private static bool TryKill(int id, string directory, string file)
    {
        try
        {
            if (!IsStopped(directory) || !HasOpen(directory, file))
                return false;
            using var process = Process.GetProcessById(id);
            process.Kill();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended meanwhile, or is not ours to kill.
            return false;
        }
    }

    // "id (name) state ...", where the name may hold anything. T: stopped; t: a debugger has it, and may keep it.
    private static bool IsStopped(string directory)
    {
        var stat = File.ReadAllText(Path.Combine(directory, "stat"));
        return stat.AsSpan(stat.LastIndexOf(')') + 1).TrimStart().StartsWith("T", StringComparison.Ordinal);
    }

    private static bool HasOpen(string directory, string file) =>
        Directory.EnumerateFileSystemEntries(Path.Combine(directory, "fd")).Any(descriptor => new FileInfo(descriptor).LinkTarget == file);
}
