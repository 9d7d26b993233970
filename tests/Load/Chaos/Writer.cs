using MiniTwitter.Api;
using MiniTwitter.Writing;

namespace MiniTwitter.Chaos;

/// <summary>
/// Somebody who does one act after the other, and reads home now and then. An act whose outcome is unknown is done again with
/// the same key, through the next node, until it is answered.
/// </summary>
internal sealed class Writer(Person person, Acts acts, Cluster cluster, Operations operations, Random random, TimeSpan pace, TimeProvider time)
{
    private const int ReadOneIn = 3;
    private static readonly TimeSpan BeforeAskingElsewhere = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private int _node = random.Next(cluster.Nodes.Count);

    /// <summary>Acts whose outcome was unknown at first.</summary>
    public int Unknown { get; private set; }

    public async Task RunAsync(CancellationToken stop, CancellationToken cancellation)
    {
        while (!stop.IsCancellationRequested)
        {
            var started = time.GetTimestamp();
            await DoAsync(acts.Next(), cancellation);
            if (random.Next(ReadOneIn) == 0)
                await TryAsync("read", key: null, person.ReadHomeAsync);

            // So that all together don't do more than they should, at moments of their own.
            var rest = pace * (0.5 + random.NextDouble()) - time.GetElapsedTime(started);
            if (rest > TimeSpan.Zero)
                await Task.Delay(rest, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task DoAsync(Act act, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            Action? note = null;
            var outcome = await TryAsync(act.Kind, act.Key, async () => note = await act.DoAsync());
            note?.Invoke();
            if (outcome != Outcome.Unknown)
                return;
            if (attempt == 1)
                Unknown++;
            if (time.GetElapsedTime(started) > Patience)
                throw new TimeoutException($"Nobody answers {act.Kind} {act.Key} for {Patience.TotalMinutes} minutes.");
            await Task.Delay(BeforeAskingElsewhere, time, cancellation);
        }
    }

    private async Task<Outcome> TryAsync(string kind, string? key, Func<Task> work)
    {
        var node = cluster.Nodes[_node];
        person.MoveTo(node.Api);
        var outcome = await operations.DoAsync(kind, person.Handle, key, node.Name, work);
        if (outcome == Outcome.Unknown)
            _node = (_node + 1) % cluster.Nodes.Count;
        return outcome;
    }
}
