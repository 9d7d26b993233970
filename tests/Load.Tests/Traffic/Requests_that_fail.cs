using MiniTwitter.Traffic.Users;

namespace MiniTwitter.Traffic;

public sealed class Requests_that_fail
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Duration = TimeSpan.FromMilliseconds(200);

    private readonly Figures _figures = new(warmUp: TimeSpan.Zero, Patience, TimeProvider.System);

    [Fact]
    public async Task Count_as_long_as_they_were_given_however_soon_they_did()
    {
        await SendAsync((_, _) => Task.FromResult<string?>("500 Internal Server Error"));

        Home.Count.ShouldBePositive();
        Home.Errors.ShouldBe(Home.Count);
        Home.Latencies.At(0).ShouldBeGreaterThan(0.99 * Patience);
        _figures.Failures.ShouldBe(new Dictionary<string, long> { ["home: 500 Internal Server Error"] = Home.Count });
    }

    [Fact]
    public async Task By_an_exception_do_not_end_the_run()
    {
        await SendAsync((_, _) => throw new HttpRequestException("refused"));

        _figures.Failures.ShouldBe(new Dictionary<string, long> { ["home: refused"] = Home.Count });
    }

    [Fact]
    public async Task To_be_answered_in_time_are_given_up()
    {
        await SendAsync(NeverAsync);

        _figures.Failures.ShouldBe(new Dictionary<string, long> { ["home: no answer within 0.5 s"] = Home.Count });
    }

    [Fact]
    public async Task To_find_room_are_not_sent()
    {
        var sent = 0;
        var answered = new TaskCompletionSource<string?>();
        var loop = Loop(mostUnderWay: 10, patience: TimeSpan.FromMinutes(5), (_, _) =>
        {
            Interlocked.Increment(ref sent);
            return answered.Task;
        });

        await loop.RunAsync(Duration, CancellationToken.None);
        answered.SetResult(null);
        await loop.DrainAsync();

        sent.ShouldBe(10);
        Home.Errors.ShouldBe(Home.Count - 10);
        _figures.Failures.ShouldBe(new Dictionary<string, long> { ["home: not sent, more than 10 were under way"] = Home.Count - 10 });
    }

    [Fact]
    public async Task By_a_limit_of_rate_tell_how_to_switch_it_off()
    {
        await using var server = await HoldableServer.StartAsync(status: 429);
        using var sender = new Sender(server.Address, [new Account { Handle = "p0" }], "run");

        var failure = await sender.SendAsync(new Request(TimeSpan.Zero, RequestKind.Home), CancellationToken.None);

        failure.ShouldBe("429 Too Many Requests (start the server with --MiniTwitter:RateLimits:Enabled=false)");
    }

    [Fact]
    public void Before_the_warm_up_is_over_are_not_counted()
    {
        var figures = new Figures(warmUp: TimeSpan.FromSeconds(1), Patience, TimeProvider.System);
        figures.Add(new Request(TimeSpan.FromSeconds(0.9), RequestKind.Home), TimeSpan.FromSeconds(1), "failed");
        figures.Add(new Request(TimeSpan.FromSeconds(1), RequestKind.Home), TimeSpan.FromSeconds(1), failure: null);

        (figures.Count, figures.Errors).ShouldBe((1, 0));
        figures.Failures.ShouldBeEmpty();
    }

    private Measure Home => _figures[RequestKind.Home];

    private async Task SendAsync(Func<Request, CancellationToken, Task<string?>> send)
    {
        var loop = Loop(mostUnderWay: 1000, Patience, send);
        await loop.RunAsync(Duration, CancellationToken.None);
        await loop.DrainAsync();
    }

    private OpenLoop Loop(int mostUnderWay, TimeSpan patience, Func<Request, CancellationToken, Task<string?>> send) => new(
        at => new Request(at, RequestKind.Home),
        send,
        new OpenLoopLimits(Rate: 1000, mostUnderWay, patience),
        _figures,
        new RunClock(TimeProvider.System),
        new Random(1));

    private static async Task<string?> NeverAsync(Request request, CancellationToken patience)
    {
        await new TaskCompletionSource().Task.WaitAsync(patience);
        return null;
    }
}
