using MiniTwitter.Api;
using MiniTwitter.Checking;

namespace MiniTwitter.Chaos;

/// <summary>
/// Somebody who reads home and posts each second, through the same node as long as it lives, to notice when users are not
/// served. A failure is followed by another try at once.
/// </summary>
internal sealed class Prober(int number, Person person, TruePerson truth, Cluster cluster, Operations operations, Recovery recovery, TimeProvider time)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMilliseconds(100);

    private int _posted;

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var started = time.GetTimestamp();
            var pause = AfterFailure;
            if (cluster.FindLiving(number) is { } node)
            {
                var served = await ProbeAsync(node);
                recovery.NoteProbe(person.Handle, started, served);
                if (served)
                    pause = Every - time.GetElapsedTime(started);
            }

            if (pause > TimeSpan.Zero)
                await Task.Delay(pause, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Learns the outcome of the last post.</summary>
    public async Task FinishAsync(CancellationToken cancellation)
    {
        recovery.Forget(person.Handle);
        while (!await ProbeAsync(cluster.Nodes[number % cluster.Nodes.Count]))
            await Task.Delay(AfterFailure, time, cancellation);
    }

    private async Task<bool> ProbeAsync(Node node)
    {
        person.MoveTo(node.Probe);
        var read = await operations.DoAsync("read", person.Handle, key: null, node.Name, person.ReadHomeAsync);
        return read == Outcome.Ok && await PostAsync(node);
    }

    private async Task<bool> PostAsync(Node node)
    {
        var key = $"{number}-{_posted}";
        var text = $"{person.Handle} probes {key}";
        var outcome = await operations.DoAsync("post", person.Handle, key, node.Name, async () => truth.Post((await person.PostAsync(text, key)).Id, text));
        if (outcome != Outcome.Unknown)
            _posted++;
        return outcome == Outcome.Ok;
    }
}
