using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MiniTwitter.Feed;
using MiniTwitter.Streams;
using MiniTwitter.Timelines;
using MiniTwitter.Users;

namespace MiniTwitter.Fanout;

/// <summary>How far a feed is behind is what it has heard of and not applied.</summary>
public sealed class FeedLag
{
    private static readonly UserId Author = new(4_194_304);
    private static readonly LogPartition Partition = LogPartition.Of(Author);

    private readonly SiloFeed _feed = NewFeed();

    [Fact]
    public void Is_nothing_after_a_batch_in_its_turn()
    {
        _feed.Apply(Batch(0, Event(1)));

        _feed.LagOf(Partition).ShouldBe(0);
    }

    [Fact]
    public void Is_what_lies_between_the_cursor_and_a_batch_that_came_too_early()
    {
        _feed.Apply(Batch(4, Event(5)));

        _feed.LagOf(Partition).ShouldBe(5);
    }

    [Fact]
    public void Is_also_what_a_heartbeat_or_the_database_tells()
    {
        _feed.Apply(Batch(3));
        _feed.LagOf(Partition).ShouldBe(3);

        _feed.Hear(LogPosition.Start.Advance(Partition, 7));
        _feed.LagOf(Partition).ShouldBe(7);
    }

    [Fact]
    public void Ends_when_the_log_has_been_read()
    {
        _feed.Apply(Batch(1, Event(2)));

        _feed.ApplyRead(Partition, [Event(1), Event(2)]);

        _feed.LagOf(Partition).ShouldBe(0);
    }

    private static SiloFeed NewFeed()
    {
        var options = Options.Create(new FeedOptions());
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        return new SiloFeed(new UserCards(new SwitchedStore(null!, new StoreSwitch()), options), new FeedMetrics(meters, TimeProvider.System), options);
    }

    private static LogBatch Batch(long prevSeq, params LogEvent[] events) => new(Partition, prevSeq, [.. events]);

    private static LogEvent Event(long seq) =>
        new(seq, LogEventKind.Unfollowed, Author, 1, TimeProvider.System.GetUtcNow(), Text: null, Profile: null);
}
