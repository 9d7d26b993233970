using Microsoft.Extensions.Time.Testing;

namespace MiniTwitter.Traffic;

public sealed class Requests_that_are_sent_late
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Count_from_when_they_were_due()
    {
        var time = new FakeTimeProvider();
        var clock = new RunClock(time);
        var limits = new OpenLoopLimits(Rate: 1000, MostUnderWay: 10_000, Patience: TimeSpan.FromMinutes(1));
        var figures = new Figures(warmUp: TimeSpan.Zero, limits.Patience, time);
        var loop = new OpenLoop(at => new Request(at, RequestKind.Home), AnswerAtOnceAsync, limits, figures, clock, new Random(1));

        // The generator was away for a second, in which a thousand were due.
        time.Advance(Late);
        await loop.RunAsync(until: Late, CancellationToken.None);
        await loop.DrainAsync();

        var home = figures[RequestKind.Home].Latencies;
        home.Count.ShouldBeInRange(900, 1100);
        home.At(100).ShouldBe(Late, tolerance: 0.01 * Late);
        home.At(50).ShouldBe(Late / 2, tolerance: 0.1 * Late);
        figures.SentLate.At(50).ShouldBe(home.At(50));
    }

    private static Task<string?> AnswerAtOnceAsync(Request request, CancellationToken patience) => Task.FromResult<string?>(null);
}
