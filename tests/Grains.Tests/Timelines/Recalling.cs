using MiniTwitter.Feed;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Timelines;

/// <summary>A timeline made from the tweets that a silo keeps in memory holds all there are above its floor.</summary>
public sealed class Recalling
{
    private const int Surplus = 50;

    private static readonly DateTimeOffset Noon = TimeSortableId.Epoch.AddDays(1);
    private static readonly UserId Ada = new(1);
    private static readonly UserId Grace = new(2);
    private static readonly UserId Edsger = new(3);

    private readonly RecentTweets _recent = new(capacity: 4 * Timeline.Capacity);
    private readonly List<TweetId> _ofAda = [];
    private readonly List<TweetId> _ofGrace = [];
    private int _minute;

    [Fact]
    public void One_author_who_has_written_more_than_a_timeline_holds()
    {
        Write(Ada, _ofAda, Timeline.Capacity + Surplus);

        var timeline = _recent.Recall(TimelineScope.Home([Ada]));

        Ids(timeline).ShouldBe(_ofAda[Surplus..]);
        timeline.Floor.ShouldBe(_ofAda[Surplus - 1]);
    }

    [Fact]
    public void One_author_whose_older_tweets_are_in_the_database_only()
    {
        var small = new RecentTweets(capacity: 10);
        Write(Ada, _ofAda, 25, small);

        var timeline = small.Recall(TimelineScope.Home([Ada]));

        Ids(timeline).ShouldBe(_ofAda[15..]);
        timeline.Floor.ShouldBe(_ofAda[14]);
    }

    [Fact]
    public void Nothing_of_others_is_shown_below_what_is_left_out_of_one()
    {
        Write(Grace, _ofGrace, 5);
        Write(Ada, _ofAda, Timeline.Capacity + Surplus);

        var timeline = _recent.Recall(TimelineScope.Home([Ada, Grace, Edsger]));

        Ids(timeline).ShouldBe(_ofAda[Surplus..]);
        timeline.Floor.ShouldBe(_ofAda[Surplus - 1]);
    }

    [Fact]
    public void Nobody_who_has_written()
    {
        Write(Ada, _ofAda, 3);

        var timeline = _recent.Recall(TimelineScope.Home([Edsger]));

        timeline.Count.ShouldBe(0);
        timeline.Floor.ShouldBe(_recent.Floor);
    }

    private static List<TweetId> Ids(Timeline timeline) => [.. timeline.Older(TweetId.Max, int.MaxValue).Select(entry => entry.Id).Reverse()];

    private void Write(UserId author, List<TweetId> written, int count, RecentTweets? recent = null)
    {
        for (var tweet = 0; tweet < count; tweet++)
        {
            var id = TweetId.Next(LogPartition.Of(author), default, Noon.AddMinutes(++_minute));
            written.Add(id);
            (recent ?? _recent).Add(new StoredTweet(id, author, "text", EditedAt: null, Seq: _minute), new Author(author, default, "Somebody", AvatarUrl: null));
        }
    }
}
