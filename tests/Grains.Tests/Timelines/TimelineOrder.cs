using MiniTwitter.Streams;
using MiniTwitter.Tweets;

namespace MiniTwitter.Timelines;

/// <summary>The in-memory part of a timeline.</summary>
public sealed class TimelineOrder
{
    private static readonly DateTimeOffset Noon = TimeSortableId.Epoch.AddDays(1);

    [Fact]
    public void A_late_tweet_with_an_older_id_takes_its_place_and_lies_after_the_cursor()
    {
        var timeline = new Timeline([], floor: default);
        var early = Entry(partition: 1, minute: 1, seq: 10);
        var late = Entry(partition: 2, minute: 0, seq: 5);
        timeline.Add(early);
        var seen = LogPosition.Start.Advance(early.Id.Partition, early.Seq);

        timeline.Add(late);

        timeline.Older(TweetId.Max, 10).ShouldBe([early, late]);
        timeline.Newer(seen, seen.Advance(late.Id.Partition, late.Seq), 10).ShouldBe([late]);
    }

    [Fact]
    public void What_the_feed_has_not_reached_waits_for_its_turn()
    {
        var timeline = new Timeline([], floor: default);
        timeline.Add(Entry(partition: 3, minute: 0, seq: 8));

        timeline.Newer(LogPosition.Start, LogPosition.Start, 10).ShouldBeEmpty();
    }

    [Fact]
    public void Adding_twice_shows_once()
    {
        var timeline = new Timeline([], floor: default);
        for (var i = 0; i < 3; i++)
        {
            timeline.Add(Entry(partition: 0, minute: 1, seq: 1));
            timeline.Add(Entry(partition: 0, minute: 2, seq: 2));
        }

        timeline.Count.ShouldBe(2);
    }

    [Fact]
    public void A_full_timeline_forgets_the_oldest_and_says_from_where()
    {
        var timeline = new Timeline([], floor: default);
        for (var i = 0; i < 3 * Timeline.Capacity; i++)
            timeline.Add(Entry(partition: 0, minute: i, seq: i + 1));

        timeline.Count.ShouldBeLessThanOrEqualTo(Timeline.Capacity);
        var kept = timeline.Older(TweetId.Max, int.MaxValue);
        kept.Length.ShouldBe(timeline.Count);
        kept[^1].Id.CompareTo(timeline.Floor).ShouldBeGreaterThan(0);
        timeline.Add(Entry(partition: 0, minute: 0, seq: 1));
        timeline.Count.ShouldBe(kept.Length, "what is below the floor is left to the database");
    }

    [Fact]
    public void Older_starts_strictly_below_the_cursor()
    {
        var entries = Enumerable.Range(0, 10).Select(i => Entry(partition: 0, minute: i, seq: i + 1)).ToArray();
        var timeline = new Timeline(entries, floor: default);

        timeline.Older(entries[5].Id, 3).ShouldBe([entries[4], entries[3], entries[2]]);
        timeline.Older(entries[0].Id, 3).ShouldBeEmpty();
    }

    private static TimelineEntry Entry(int partition, int minute, long seq) =>
        new(TweetId.Next(new LogPartition(partition), default, Noon.AddMinutes(minute)), seq);
}
