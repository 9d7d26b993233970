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
        var early = Logged(partition: 1, minute: 1, seq: 10);
        var late = Logged(partition: 2, minute: 0, seq: 5);
        timeline.Add(early.Id);
        var seen = LogPosition.Start.Advance(early.Id.Partition, early.Seq);

        timeline.Add(late.Id);

        timeline.Older(TweetId.Max, 10).ShouldBe([early.Id, late.Id]);
        Newer(timeline, seen, seen.Advance(late.Id.Partition, late.Seq), early, late).ShouldBe([late]);
    }

    [Fact]
    public void What_the_feed_no_longer_knows_is_left_out_and_so_is_what_lies_below_the_floor()
    {
        var timeline = new Timeline([], floor: default);
        var tweets = Enumerable.Range(0, 4).Select(i => Logged(partition: 1, minute: i, seq: i + 1)).ToArray();
        Array.ForEach(tweets, tweet => timeline.Add(tweet.Id));
        var upTo = LogPosition.Start.Advance(tweets[3].Id.Partition, 4);

        Newer(timeline, LogPosition.Start, upTo, tweets[0], tweets[1], tweets[3]).ShouldBe([tweets[0], tweets[1], tweets[3]]);
        timeline.Newer(tweets[1].Id, LogPosition.Start, upTo, SeqsOf(tweets), 10).ShouldBe([tweets[2], tweets[3]]);
        timeline.Newer(new TweetId(tweets[1].Id.Value - 1), LogPosition.Start, upTo, SeqsOf(tweets), 2).ShouldBe([tweets[1], tweets[2]]);
    }

    [Fact]
    public void What_the_feed_has_not_reached_waits_for_its_turn()
    {
        var timeline = new Timeline([], floor: default);
        var tweet = Logged(partition: 3, minute: 0, seq: 8);
        timeline.Add(tweet.Id);

        Newer(timeline, LogPosition.Start, LogPosition.Start, tweet).ShouldBeEmpty();
    }

    [Fact]
    public void Adding_twice_shows_once()
    {
        var timeline = new Timeline([], floor: default);
        for (var i = 0; i < 3; i++)
        {
            timeline.Add(Entry(minute: 1));
            timeline.Add(Entry(minute: 2));
        }

        timeline.Count.ShouldBe(2);
    }

    [Fact]
    public void A_full_timeline_forgets_the_oldest_and_says_from_where()
    {
        var timeline = new Timeline([], floor: default);
        for (var i = 0; i < 3 * Timeline.Capacity; i++)
            timeline.Add(Entry(minute: i));

        timeline.Count.ShouldBeLessThanOrEqualTo(Timeline.Capacity);
        var kept = timeline.Older(TweetId.Max, int.MaxValue);
        kept.Length.ShouldBe(timeline.Count);
        kept[^1].CompareTo(timeline.Floor).ShouldBeGreaterThan(0);
        timeline.Add(Entry(minute: 0));
        timeline.Count.ShouldBe(kept.Length, "what is below the floor is left to the database");
    }

    [Fact]
    public void Older_starts_strictly_below_the_cursor()
    {
        var entries = Enumerable.Range(0, 10).Select(Entry).ToArray();
        var timeline = new Timeline(entries, floor: default);

        timeline.Older(entries[5], 3).ShouldBe([entries[4], entries[3], entries[2]]);
        timeline.Older(entries[0], 3).ShouldBeEmpty();
    }

    private static TweetId Entry(int minute) => Logged(partition: 0, minute, seq: minute + 1).Id;

    private static LoggedTweet Logged(int partition, int minute, long seq) =>
        new(TweetId.Next(new LogPartition(partition), default, Noon.AddMinutes(minute)), seq);

    private static LoggedTweet[] Newer(Timeline timeline, LogPosition since, LogPosition upTo, params LoggedTweet[] known) =>
        timeline.Newer(floor: default, since, upTo, SeqsOf(known), 10);

    private static Func<TweetId, long?> SeqsOf(LoggedTweet[] known) =>
        tweet => known.Where(entry => entry.Id == tweet).Select(entry => (long?)entry.Seq).SingleOrDefault();
}
