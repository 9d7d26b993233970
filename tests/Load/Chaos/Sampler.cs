using MiniTwitter.Servers;

namespace MiniTwitter.Chaos;

/// <summary>Each second: how much was done, and how much memory each process has.</summary>
internal sealed class Sampler(Operations operations, Audience audience, IReadOnlyList<ServerProcess> processes, TimeProvider time)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly List<Sample> _samples = [];

    public IReadOnlyList<Sample> Samples => _samples;

    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Every, time);
        Take();
        while (!stop.IsCancellationRequested)
        {
            await ((Task)timer.WaitForNextTickAsync(stop).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Take();
        }
    }

    private void Take() => _samples.Add(new Sample(
        operations.Elapsed, operations.Acknowledged, audience.Pushes, [.. processes.Select(process => process.Memory)]));
}

/// <param name="At">From the beginning.</param>
/// <param name="Acts">Changes acknowledged so far.</param>
/// <param name="Pushes">Events that listeners have got so far.</param>
/// <param name="Memory">Bytes, by process; 0 when it does not run.</param>
internal sealed record Sample(TimeSpan At, int Acts, long Pushes, IReadOnlyList<long> Memory);
