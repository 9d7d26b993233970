namespace MiniTwitter.Traffic;

public sealed class Percentiles_of_latencies
{
    private readonly Latencies _latencies = new(TimeProvider.System);

    [Fact]
    public void Are_those_of_what_was_added()
    {
        for (var milliseconds = 1; milliseconds <= 1000; milliseconds++)
            _latencies.Add(TimeSpan.FromMilliseconds(milliseconds));

        _latencies.At(50).TotalMilliseconds.ShouldBe(500, tolerance: 1);
        _latencies.At(99.9).TotalMilliseconds.ShouldBe(999, tolerance: 1);
        _latencies.At(100).TotalMilliseconds.ShouldBe(1000, tolerance: 1);
    }

    [Fact]
    public void Are_zero_when_nothing_was_added() => _latencies.At(99).ShouldBe(TimeSpan.Zero);

    [Fact]
    public async Task Can_be_read_while_others_are_added()
    {
        var adding = Task.Run(() =>
        {
            for (var number = 0; number < 500_000; number++)
                _latencies.Add(TimeSpan.FromMicroseconds(1 + number % 1000));
        });
        while (!adding.IsCompleted)
            _latencies.At(100).ShouldBeLessThan(TimeSpan.FromMilliseconds(1.01));
        await adding;

        _latencies.Count.ShouldBe(500_000);
    }
}
