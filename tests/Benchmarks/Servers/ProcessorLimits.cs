using System.Diagnostics;
using System.Globalization;

namespace MiniTwitter.Servers;

/// <summary>Holds processes to a part of a processor, with cpulimit, which stops and continues them many times a second.</summary>
internal sealed class ProcessorLimits : IDisposable
{
    private readonly List<Process> _holders = [];

    /// <param name="process">Runs.</param>
    /// <param name="share">Of one processor, more than 0.</param>
    public void Hold(ServerProcess process, double share) =>
        _holders.Add(Process.Start(new ProcessStartInfo("cpulimit")
        {
            ArgumentList =
            {
                $"--pid={process.Id}", string.Create(CultureInfo.InvariantCulture, $"--limit={share * 100:0}"), "--lazy", "--quiet",
            },
            RedirectStandardOutput = true,
        })!);

    /// <summary>Who was held may stay stopped: it is to be ended after this.</summary>
    public void Dispose()
    {
        foreach (var holder in _holders)
        {
            holder.Kill();
            holder.Dispose();
        }
    }
}
