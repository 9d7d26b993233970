using System.Net;

namespace MiniTwitter.Attack;

/// <summary>The server under attack, and what is found out about it.</summary>
internal sealed record Target(
    Uri Server, People People, Combinations Combinations, AnswerCheck Answers, Violations Violations, TimeProvider Time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(2);

    public RawClient Connect(string source = "127.0.0.1", TimeSpan? patience = null) =>
        new(Server, IPAddress.Parse(source), patience ?? Patience);

    /// <summary>Calls <paramref name="work"/> with numbers from 0 until the time is over, at most at that rate, a few at a time.</summary>
    /// <param name="hands">How many at a time, each with a connection of its own.</param>
    /// <param name="rate">A second.</param>
    /// <param name="span">How long.</param>
    /// <param name="work">One request.</param>
    /// <param name="cancellation">Ends the run.</param>
    public async Task FloodAsync(int hands, double rate, TimeSpan span, Func<RawClient, long, Task> work, CancellationToken cancellation)
    {
        var started = Time.GetTimestamp();
        var next = -1L;
        await Crew.RunAsync(hands, hands, async _ =>
        {
            using var client = Connect();
            while (Time.GetElapsedTime(started) < span && !cancellation.IsCancellationRequested)
            {
                var number = Interlocked.Increment(ref next);
                while (Time.GetElapsedTime(started).TotalSeconds * rate < number && Time.GetElapsedTime(started) < span)
                    await Task.Delay(Tick, Time, cancellation);
                await work(client, number);
            }
        }, cancellation);
    }

    public async Task<RawAnswer> SendAsync(RawClient client, Draft draft, string where, CancellationToken cancellation)
    {
        var answer = await client.SendAsync(draft.ToBytes(Server), draft.IsHead, isLast: false, cancellation);
        Answers.Look(where, $"{draft}", answer);
        return answer;
    }
}
