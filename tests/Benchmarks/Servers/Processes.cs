namespace MiniTwitter.Servers;

/// <summary>Processes of the product that are measured together. The first is the one that is asked.</summary>
internal sealed class Processes(params ServerProcess[] all) : IDisposable
{
    public Uri Address => all[0].Address;

    /// <summary>Processor time that all of them have used.</summary>
    public TimeSpan CpuTime => TimeSpan.FromTicks(all.Sum(process => process.CpuTime.Ticks));

    /// <summary>Until all say that they are ready.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        foreach (var process in all)
        {
            process.IsMeasured = true;
            process.Start();
        }

        await Task.WhenAll(all.Select(process => process.WaitUntilReadyAsync(cancellation)));
    }

    public void Dispose()
    {
        foreach (var process in all)
            process.Dispose();
    }
}
