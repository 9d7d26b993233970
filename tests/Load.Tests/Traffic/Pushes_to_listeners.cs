using Microsoft.Extensions.Time.Testing;
using MiniTwitter.Api;
using MiniTwitter.Graphs;
using MiniTwitter.Traffic.Users;

namespace MiniTwitter.Traffic;

public sealed class Pushes_to_listeners : IAsyncDisposable
{
    private static readonly TimeSpan Due = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // The first follows the second; nobody follows the third.
    private readonly Population _population = new(new SocialGraph("three", [[1], [], []]), seed: 42);
    private readonly FakeTimeProvider _time = new();
    private readonly Marks _marks = new("mark");
    private readonly Figures _figures;
    private readonly Listeners _listeners;

    public Pushes_to_listeners()
    {
        _figures = new Figures(warmUp: TimeSpan.FromSeconds(1), Patience, _time);
        _listeners = new Listeners(_population, count: 1, new Uri("http://server.example/"), _figures, _marks, new RunClock(_time));
        _time.Advance(Due + TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public async Task Are_timed_from_when_the_post_was_due()
    {
        _listeners.Expect(Post(author: 1, Due));
        _listeners.Hear(0, TweetBy(1, _marks.Of(Due)));
        await _listeners.DrainAsync(TimeSpan.Zero);

        _figures.Push.Latencies.At(50).ShouldBe(TimeSpan.FromMilliseconds(50), tolerance: TimeSpan.FromMilliseconds(0.1));
        (_figures.Push.Count, _figures.Push.Errors).ShouldBe((1, 0));
    }

    [Fact]
    public async Task That_never_come_are_errors()
    {
        _listeners.Expect(Post(author: 1, Due));
        _listeners.Expect(Post(author: 0, Due));
        await _listeners.DrainAsync(TimeSpan.Zero);

        (_figures.Push.Count, _figures.Push.Errors).ShouldBe((2, 2));
        _figures.Failures.ShouldBe(new Dictionary<string, long> { ["push: never came"] = 2 });
    }

    [Fact]
    public async Task Are_not_expected_of_people_whom_no_listener_follows_nor_before_the_warm_up_is_over()
    {
        _listeners.Expect(Post(author: 2, Due));
        _listeners.Expect(Post(author: 1, TimeSpan.Zero));
        await _listeners.DrainAsync(TimeSpan.Zero);

        _figures.Push.Count.ShouldBe(0);
    }

    [Fact]
    public void Of_other_runs_and_of_newly_followed_people_are_not_counted()
    {
        _listeners.Hear(0, TweetBy(1, new Marks("else").Of(Due)));
        _listeners.Hear(0, TweetBy(2, _marks.Of(Due)));
        _listeners.Hear(0, new Tweet(1, new Author(1, "stranger"), _marks.Of(Due), EditedAt: null));

        _figures.Push.Count.ShouldBe(0);
    }

    public ValueTask DisposeAsync() => _listeners.DisposeAsync();

    private static Request Post(int author, TimeSpan at) => new(at, RequestKind.Post, author);

    private Tweet TweetBy(int author, string mark) => new(1, new Author(1, _population.HandleOf(author)), $"{mark} good morning", EditedAt: null);
}
