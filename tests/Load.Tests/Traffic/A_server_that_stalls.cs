using MiniTwitter.Traffic.Users;

namespace MiniTwitter.Traffic;

/// <summary>The generator proves itself: a server that answers nobody for two seconds must be seen in the percentiles.</summary>
public sealed class A_server_that_stalls
{
    private const int Rate = 200;
    private const int HoldAt = Rate / 4;
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Seen = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(4);
    private static readonly Account[] Accounts = [new Account { Handle = "p0" }];

    [Fact]
    public async Task Is_charged_with_everybody_who_came_in_the_meantime()
    {
        await using var server = await HoldableServer.StartAsync(holdAt: HoldAt, hold: Hold);
        using var sender = new Sender(server.Address, Accounts, "run");
        var clock = new RunClock(TimeProvider.System);
        var limits = new OpenLoopLimits(Rate, MostUnderWay: 10_000, Patience: TimeSpan.FromMinutes(1));
        var figures = new Figures(warmUp: TimeSpan.Zero, limits.Patience, TimeProvider.System);
        var loop = new OpenLoop(at => new Request(at, RequestKind.Home), sender.SendAsync, limits, figures, clock, new Random(1));

        clock.Start();
        await loop.RunAsync(Duration, CancellationToken.None);
        await loop.DrainAsync();

        var home = figures[RequestKind.Home];
        home.Count.ShouldBeInRange((long)(Rate * Duration.TotalSeconds * 0.85), (long)(Rate * Duration.TotalSeconds * 1.15));
        home.Errors.ShouldBe(0);
        home.Latencies.At(99).ShouldBeGreaterThan(Seen);

        // Those of a quarter of the run waited for more than a second.
        home.Latencies.At(80).ShouldBeGreaterThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Is_hardly_noticed_by_one_who_waits_for_each_answer()
    {
        await using var server = await HoldableServer.StartAsync(holdAt: HoldAt, hold: Hold);
        using var sender = new Sender(server.Address, Accounts, "run");
        var latencies = new Latencies(TimeProvider.System);

        for (var number = 0; number < Rate * Duration.TotalSeconds; number++)
            await latencies.MeasureAsync(() => sender.SendAsync(new Request(TimeSpan.Zero, RequestKind.Home), CancellationToken.None));

        latencies.At(100).ShouldBeGreaterThan(Seen);
        latencies.At(99).ShouldBeLessThan(Seen);
    }
}
