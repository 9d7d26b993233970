namespace MiniTwitter.Attack;

/// <summary>Sends the combinations of endpoints, viewers and malformations, one after the other.</summary>
internal sealed class Sweep(Target target, int seed)
{
    private long _next = -1;

    public long Sent => _next + 1;

    public Task RunAsync(int hands, double rate, TimeSpan span, CancellationToken cancellation) =>
        target.FloodAsync(hands, rate, span, async (client, _) =>
        {
            var number = Interlocked.Increment(ref _next);
            var (draft, viewer, endpoint, name) = await target.Combinations.AtAsync(number);
            var answer = await client.SendAsync(draft.ToBytes(target.Server), draft.IsHead, isLast: false, cancellation);
            var how = $"seed {seed}, request {number}, {viewer.Role}, {name}: {draft}";
            target.Answers.Look($"{endpoint}", how, answer, viewer.Hidden(draft.Path));
        }, cancellation);
}
