namespace MiniTwitter.Servers;

/// <summary>Processes of the product that are measured together. The first is the one that is asked.</summary>
internal sealed class Processes(params ServerProcess[] all) : IDisposable
{
    private const string NoMetrics = "--MiniTwitter:Metrics=false";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(1);

    public Uri Address => all[0].Address;

    /// <summary>A web server that exports no metrics, which is how it runs unless it is told to. With them a request costs 4–8 % more.</summary>
    public static ServerProcess Web(DataDirectory directory, params IEnumerable<string> arguments) =>
        ServerProcess.Web(directory, TimeProvider.System, "server", [NoMetrics, .. arguments]);

    /// <summary>A silo that exports no metrics, either.</summary>
    public static ServerProcess Silo(DataDirectory directory, string name = "silo") => ServerProcess.Silo(directory, TimeProvider.System, name, NoMetrics);

    /// <summary>Processor time that all of them have used.</summary>
    public TimeSpan CpuTime => TimeSpan.FromTicks(all.Sum(process => process.CpuTime.Ticks));

    /// <summary>Tweets put into awake timelines by all of them since their start.</summary>
    public async Task<long> CountDeliveriesAsync(CancellationToken cancellation)
    {
        var metrics = await Task.WhenAll(all.Select(process => process.ReadMetricsAsync(cancellation)));
        return metrics.Sum(each => each?.Deliveries ?? 0);
    }

    /// <summary>Until awake timelines have been given that many tweets since the start.</summary>
    public async Task WaitForDeliveriesAsync(long count, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (await CountDeliveriesAsync(cancellation) is var delivered && delivered < count)
        {
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
                throw new TimeoutException($"{delivered} of {count} deliveries after {Patience.TotalSeconds} s.");
            await Task.Delay(PollEvery, TimeProvider.System, cancellation);
        }
    }

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
