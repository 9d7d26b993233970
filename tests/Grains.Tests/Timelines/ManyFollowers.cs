using MiniTwitter.Feed;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Timelines;

/// <summary>A change to more timelines than are served at once reaches each of them once, in order, and nobody waits for the others.</summary>
public sealed class ManyFollowers
{
    private const int Many = 1_000;

    private static readonly UserId Star = new(1);
    private static readonly Profile Profile = new(Star, Handle.TryParse("star", out var handle) ? handle : default, "Star", null, null, null, null, null, default);
    private static readonly LogPartition Partition = LogPartition.Of(Star);

    private readonly SiloFeed _feed = Feeds.New();
    private readonly List<TimelineInbox> _inboxes = [];
    private long _seq;

    public ManyFollowers()
    {
        for (var follower = 0; follower < Many; follower++)
        {
            var owner = new UserId(Star.Value + 1 + follower);
            _inboxes.Add(new TimelineInbox(owner));
            _feed.Register(_inboxes[^1], TimelineScope.Home(owner, [Star, owner]));
        }
    }

    [Fact]
    public void Each_gets_it_once()
    {
        var tweet = Apply(LogEventKind.Posted);
        HandOn();
        HandOn();

        foreach (var inbox in _inboxes)
            _feed.Take(inbox).ShouldHaveSingleItem().Tweet.Value.ShouldBe(tweet);
    }

    [Fact]
    public void Whoever_reads_meanwhile_has_it_at_once_and_only_once()
    {
        var tweet = Apply(LogEventKind.Posted);

        _feed.Take(_inboxes[^1]).ShouldHaveSingleItem().Tweet.Value.ShouldBe(tweet);
        HandOn();
        _feed.Take(_inboxes[^1]).ShouldBeEmpty();
    }

    [Fact]
    public void Those_who_watch_are_called_and_the_others_are_not()
    {
        _inboxes[7].IsWatched = true;
        _inboxes[^1].IsWatched = true;
        Apply(LogEventKind.Posted);
        _feed.Calls.TryRead(out _).ShouldBeFalse();

        HandOn();

        var called = new List<TimelineInbox>();
        while (_feed.Calls.TryRead(out var inbox))
            called.Add(inbox);
        called.ShouldBe([_inboxes[7], _inboxes[^1]]);
    }

    [Fact]
    public void What_comes_next_does_not_overtake_it()
    {
        var first = Apply(LogEventKind.Posted);
        var second = Apply(LogEventKind.Posted);
        ApplyBlock(_inboxes[3].Owner);

        _feed.Take(_inboxes[3]).Select(item => (item.Kind, item.Tweet.Value))
            .ShouldBe([(LogEventKind.Posted, first), (LogEventKind.Posted, second), (LogEventKind.Blocked, 0)]);
        HandOn();
        foreach (var inbox in _inboxes.Except([_inboxes[3]]))
            _feed.Take(inbox).Select(item => item.Tweet.Value).ShouldBe([first, second]);
    }

    [Fact]
    public void When_very_many_are_under_way_the_next_is_there_at_once_and_in_order()
    {
        var tweets = Enumerable.Range(0, 100).Select(_ => Apply(LogEventKind.Posted)).ToArray();
        var underWay = 0;
        while (_feed.FanOuts.TryRead(out var fanOut))
        {
            underWay++;
            while (!fanOut.IsDone)
                _feed.Continue(fanOut);
        }

        underWay.ShouldBe(64);
        foreach (var inbox in _inboxes)
            inbox.Take().Select(item => item.Tweet.Value).ShouldBe(tweets);
    }

    [Fact]
    public void A_tweet_to_few_does_not_overtake_one_to_many()
    {
        var follower = _inboxes[5];
        var friend = new UserId(Star.Value + (8 * Many));
        _feed.Register(follower, TimelineScope.Home(follower.Owner, [Star, follower.Owner, friend]));
        var first = Apply(LogEventKind.Posted);
        var second = Apply(LogEventKind.Posted, friend);

        // Not through the feed, which would look for what is under way.
        follower.Take().Select(item => item.Tweet.Value).ShouldBe([first, second]);
    }

    [Fact]
    public void Whoever_wakes_or_unfollows_or_falls_asleep_meanwhile_gets_nothing_that_is_not_theirs()
    {
        var tweet = Apply(LogEventKind.Posted);
        var late = new TimelineInbox(new UserId(Star.Value + (8 * Many)));
        var recalled = _feed.Register(late, TimelineScope.Home(late.Owner, [Star, late.Owner]));
        _feed.Register(_inboxes[1], TimelineScope.Home(_inboxes[1].Owner, [_inboxes[1].Owner]));
        _feed.Unregister(_inboxes[2]);

        HandOn();

        recalled.Older(TweetId.Max, 10).ShouldHaveSingleItem().Value.ShouldBe(tweet);
        _feed.Take(_inboxes[1]).ShouldBeEmpty();
        _feed.Take(_inboxes[2]).ShouldBeEmpty();
        _feed.Take(_inboxes[3]).ShouldHaveSingleItem();
    }

    // What the silo does behind the author's back.
    private void HandOn()
    {
        while (_feed.FanOuts.TryRead(out var fanOut))
        {
            while (!fanOut.IsDone)
                _feed.Continue(fanOut);
        }
    }

    private long Apply(LogEventKind kind, UserId? author = null)
    {
        var id = TimeSortableId.FirstAt(DateTimeOffset.UnixEpoch.AddYears(60).AddMilliseconds(++_seq));
        var by = author ?? Star;
        Apply(new LogEvent(_seq, kind, by, id, default, "Hello, all of you.", Profile with { Id = by }));
        return id;
    }

    private void ApplyBlock(UserId of) => Apply(new LogEvent(++_seq, LogEventKind.Blocked, of, Star.Value, default, Text: null, Profile: null));

    private void Apply(LogEvent change) => _feed.Apply(new LogBatch(Partition, change.Seq - 1, [change]));
}
