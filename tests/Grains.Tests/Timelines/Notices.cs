using MiniTwitter.Feed;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Timelines;

/// <summary>What concerns a user is noted for it while it is watched, and told once in a while.</summary>
public sealed class Notices
{
    private static readonly UserId Ada = new(1);
    private static readonly UserId Fan = new(2);
    private static readonly TweetId Liked = new(7);
    private static readonly LogPartition Partition = LogPartition.Of(Fan);

    private readonly SiloFeed _feed = Feeds.New();
    private readonly TimelineInbox _inbox = new(Ada) { IsWatched = true };

    public Notices() => _feed.Register(_inbox, TimelineScope.Home(Ada, [Ada]));

    [Fact]
    public void A_hundred_likes_are_one_call()
    {
        _feed.Apply(new LogBatch(Partition, 0, [.. Enumerable.Range(1, 100).Select(seq => Event(seq, LogEventKind.Liked))]));
        _feed.Calls.TryRead(out _).ShouldBeFalse();

        _feed.TellCounts();

        _feed.Calls.TryRead(out var called).ShouldBeTrue();
        called.ShouldBe(_inbox);
        _feed.Calls.TryRead(out _).ShouldBeFalse();
        _inbox.TakeNotified()!.Count.ShouldBe(100);
        _inbox.TakeNotified().ShouldBeNull();
        _feed.TellCounts();
        _feed.Calls.TryRead(out _).ShouldBeFalse();
    }

    [Fact]
    public void What_is_undone_or_read_is_noted_without_a_cause()
    {
        _feed.Apply(new LogBatch(Partition, 0, [Event(1, LogEventKind.Unliked)]));
        _feed.TellCounts();

        _feed.Calls.TryRead(out _).ShouldBeTrue();
        _inbox.TakeNotified()!.ShouldBeEmpty();
    }

    [Fact]
    public void The_same_event_from_stream_and_log_is_noted_once()
    {
        var like = Event(1, LogEventKind.Liked);
        _feed.Apply(new LogBatch(Partition, 0, [like]));
        _inbox.TakeNotified();

        _feed.ApplyRead(Partition, [like]);

        _inbox.TakeNotified().ShouldBeNull();
    }

    [Fact]
    public void Nothing_is_noted_while_nobody_watches()
    {
        _inbox.IsWatched = false;
        _feed.Apply(new LogBatch(Partition, 0, [Event(1, LogEventKind.Liked)]));

        _inbox.TakeNotified().ShouldBeNull();
    }

    [Fact]
    public void Nobody_is_called_who_fell_asleep()
    {
        _feed.Apply(new LogBatch(Partition, 0, [Event(1, LogEventKind.Liked)]));
        _feed.Unregister(_inbox);
        _feed.TellCounts();
        _feed.Apply(new LogBatch(Partition, 1, [Event(2, LogEventKind.Liked)]));
        _feed.TellCounts();

        _feed.Calls.TryRead(out _).ShouldBeFalse();
    }

    [Fact]
    public void An_inbox_that_ends_late_leaves_the_one_that_woke_meanwhile()
    {
        var next = new TimelineInbox(Ada) { IsWatched = true };
        _feed.Register(next, TimelineScope.Home(Ada, [Ada]));
        _feed.Unregister(_inbox);

        _feed.Apply(new LogBatch(Partition, 0, [Event(1, LogEventKind.Liked)]));

        next.TakeNotified().ShouldNotBeNull();
    }

    // Each by somebody else.
    private static LogEvent Event(long seq, LogEventKind kind) => new(seq, kind, new UserId(Fan.Value + seq), Liked.Value, default, Text: null, Profile: null) { Notifies = [Ada] };
}
