using System.Diagnostics;
using System.Runtime.InteropServices;
using MiniTwitter.Servers;

namespace MiniTwitter;

/// <summary>What was run on what, for a report that outlives both.</summary>
internal static class Machine
{
    private const double Gibibyte = 1 << 30;

    public static string Description => FormattableString.Invariant(
        $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Gibibyte:0.0} GiB of memory, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");

    /// <summary>The commit that was built, and whether something was changed since; "unknown" without Git.</summary>
    public static string Commit
    {
        get
        {
            try
            {
                var commit = Git("rev-parse", "--short=12", "HEAD");
                return commit.Length == 0 ? "unknown" : Git("status", "--porcelain").Length == 0 ? commit : $"{commit}, with changes";
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return "unknown";
            }
        }
    }

    private static string Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", Repository.Root, .. arguments]) { RedirectStandardOutput = true })!;
        var said = git.StandardOutput.ReadToEnd().Trim();
        git.WaitForExit();
        return said;
    }
}
