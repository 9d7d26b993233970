using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using MiniTwitter.Measuring;

namespace MiniTwitter.Yardsticks;

/// <summary>How long the disk takes to make one page durable. Nothing that writes one after the other can be faster.</summary>
internal static class Fdatasync
{
    private const int Page = 4096;
    private const int Pages = 256;
    private const int Times = 100;

    /// <summary>Milliseconds for one, the median. The file has its length before, as a database's log has that is written again.</summary>
    public static double MeasureMs(string file)
    {
        using var handle = File.OpenHandle(file, FileMode.Create, FileAccess.Write, FileShare.None);
        var page = new byte[Page];
        for (var at = 0; at < Pages; at++)
            RandomAccess.Write(handle, page, at * Page);
        Flush(handle);
        var took = new double[Times];
        for (var time = 0; time < Times; time++)
        {
            RandomAccess.Write(handle, page, time % Pages * Page);
            var started = Stopwatch.GetTimestamp();
            Flush(handle);
            took[time] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        return new Spread(took).Median;
    }

    private static void Flush(SafeFileHandle handle)
    {
        if (FlushData(handle) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    // .NET itself flushes the file's times and length too, which databases do not.
    [DllImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static extern int FlushData(SafeFileHandle file);
}
