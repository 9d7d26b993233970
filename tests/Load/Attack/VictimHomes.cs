using System.Globalization;

namespace MiniTwitter.Attack;

/// <summary>
/// Some people read their home at a fixed rate, each from an address of its own. Latencies count from when a request was due, so
/// that a server that stalls is charged with all requests it delays.
/// </summary>
internal sealed class VictimHomes(Target target)
{
    /// <summary>By person: what the limit of requests allows for any length of time.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(110);

    private volatile Latencies[] _now = [];

    public const int Count = 4;

    /// <summary>What is measured from now on belongs to another phase, and to <paramref name="more"/>.</summary>
    public Latencies Begin(params Latencies[] more)
    {
        var phase = new Latencies(target.Time);
        _now = [phase, .. more];
        return phase;
    }

    public Task RunAsync(CancellationToken cancellation) =>
        Crew.RunAsync(Count, Count, async number =>
        {
            using var client = target.Connect(string.Create(CultureInfo.InvariantCulture, $"127.0.99.{number + 1}"));
            var started = target.Time.GetTimestamp();
            for (var due = Every * number / Count; !cancellation.IsCancellationRequested; due += Every)
            {
                if (due - target.Time.GetElapsedTime(started) is { Ticks: > 0 } wait)
                    await Task.Delay(wait, target.Time, cancellation);
                if (await People.SignInAsync(target.People.Victims[number]) is not { } token)
                    continue;
                var draft = new Draft("GET", "/api/timeline") { Headers = { ("Authorization", $"Bearer {token}") } };
                var phases = _now;
                var answer = await target.SendAsync(client, draft, "a victim's home", cancellation);
                var latency = target.Time.GetElapsedTime(started) - due;
                foreach (var phase in phases)
                    phase.Add(latency);
                if (answer.Status != 200)
                    target.Violations.Add("another user's home is not served", $"{answer.Status} {answer.Body}");
            }
        }, cancellation);
}
