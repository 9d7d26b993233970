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

        var timeline = _recent.Recall(TimelineScope.Home(Edsger, [Ada]));

        Ids(timeline).ShouldBe(_ofAda[Surplus..]);
        timeline.Floor.ShouldBe(_ofAda[Surplus - 1]);
    }

    [Fact]
    public void One_author_whose_older_tweets_are_in_the_database_only()
    {
        var small = new RecentTweets(capacity: 10);
        Write(Ada, _ofAda, 25, small);

        var timeline = small.Recall(TimelineScope.Home(Edsger, [Ada]));

        Ids(timeline).ShouldBe(_ofAda[15..]);
        timeline.Floor.ShouldBe(_ofAda[14]);
    }

    [Fact]
    public void Large_tweets_leave_memory_before_it_takes_more_bytes_than_allowed()
    {
        const int MaxBytes = 1_000_000;
        var bounded = new RecentTweets(capacity: 1_000, MaxBytes);
        var hostile = string.Join(' ', Enumerable.Repeat($"https://a.bc/{new string('ж', 390)}", 5));
        var sum = 0L;
        for (var tweet = 0; tweet < 200; tweet++)
        {
            var id = NextId(Ada);
            Add(bounded, new StoredTweet(id, Ada, hostile, EditedAt: null, Seq: _minute, QuoteOf: _ofAda.Count == 0 ? null : _ofAda[^1]));
            _ofAda.Add(id);
            bounded.Bytes.ShouldBeLessThanOrEqualTo(MaxBytes);
        }

        var kept = _ofAda.Where(id => id.CompareTo(bounded.Floor) > 0).ToList();
        kept.Count.ShouldBeInRange(5, 100);
        foreach (var id in kept[1..])
        {
            var shown = bounded.Find(id)!;
            sum += shown.Json.Utf8.Length + (2 * (shown.Tweet.Text.Length + shown.Tweet.Facets.Sum(facet => facet.Target.Length)));
        }

        sum.ShouldBeLessThanOrEqualTo(bounded.Bytes, "what is counted covers what is kept");
        bounded.Find(kept[1])!.Json.Parts!.QuoteOf.ShouldNotBeNull();
    }

    [Fact]
    public void An_edit_that_makes_a_tweet_large_is_counted()
    {
        var bounded = new RecentTweets(capacity: 1_000, maxBytes: 100_000);
        Write(Ada, _ofAda, 20, bounded);

        foreach (var id in _ofAda)
            bounded.Edit(id, new string('ж', 2_000), Noon);

        bounded.Bytes.ShouldBeLessThanOrEqualTo(100_000);
        bounded.Find(_ofAda[^1]).ShouldNotBeNull();
        bounded.Find(_ofAda[0]).ShouldBeNull();
    }

    [Fact]
    public void Tweets_that_quote_the_same_share_its_json()
    {
        var (quoted, one, other) = (NextId(Ada), NextId(Grace), NextId(Grace));
        Add(_recent, new StoredTweet(quoted, Ada, "quoted", EditedAt: null, Seq: 1));
        Add(_recent, new StoredTweet(one, Grace, "one", EditedAt: null, Seq: 2, QuoteOf: quoted));
        Add(_recent, new StoredTweet(other, Grace, "other", EditedAt: null, Seq: 3, QuoteOf: quoted));

        _recent.Find(one)!.Json.Parts!.QuoteOf.ShouldBeSameAs(_recent.Find(other)!.Json.Parts!.QuoteOf);
    }

    [Fact]
    public void Nothing_of_others_is_shown_below_what_is_left_out_of_one()
    {
        Write(Grace, _ofGrace, 5);
        Write(Ada, _ofAda, Timeline.Capacity + Surplus);

        var timeline = _recent.Recall(TimelineScope.Home(Edsger, [Ada, Grace, Edsger]));

        Ids(timeline).ShouldBe(_ofAda[Surplus..]);
        timeline.Floor.ShouldBe(_ofAda[Surplus - 1]);
    }

    [Fact]
    public void No_more_than_is_asked_for_and_nothing_that_the_page_before_has_shown()
    {
        Write(Ada, _ofAda, 30);
        Write(Grace, _ofGrace, 1);
        Say(Ada, answered: Grace);
        Write(Ada, _ofAda, 3);

        var newest = _recent.Recall(TimelineScope.Of(Ada), TweetId.Max, 5);
        Ids(newest).ShouldBe(_ofAda[^5..], "the reply is not one of the five");
        newest.Floor.ShouldBe(_ofAda[^6]);
        var next = _recent.Recall(TimelineScope.Of(Ada), _ofAda[5], 5);
        Ids(next).ShouldBe(_ofAda[..5]);
        next.Floor.ShouldBe(_recent.Floor);
        var everybody = _recent.Recall(TimelineScope.Everybody, _ofAda[^3], 3);
        Ids(everybody).ShouldBe([_ofAda[28], _ofAda[29], _ofGrace[0]]);
        everybody.Floor.ShouldBe(_ofAda[27]);
        Ids(_recent.Recall(TimelineScope.Everybody, new TweetId(long.MinValue), 9)).ShouldBeEmpty("nothing is older than that");
        Ids(_recent.Recall(TimelineScope.Everybody, _ofAda[1], 9)).ShouldBe([_ofAda[0]]);
    }

    [Fact]
    public void Behind_very_many_replies_nothing_is_looked_for()
    {
        Write(Ada, _ofAda, 1);
        var replies = Enumerable.Range(0, Timeline.Capacity + 1).Select(_ => Say(Ada, answered: Grace)).ToArray();

        foreach (var scope in new[] { TimelineScope.Of(Ada), TimelineScope.Everybody })
        {
            var timeline = _recent.Recall(scope, TweetId.Max, 40);
            timeline.Count.ShouldBe(0);
            timeline.Floor.ShouldBe(replies[0]);
        }
    }

    [Fact]
    public void Nobody_who_has_written()
    {
        Write(Ada, _ofAda, 3);

        var timeline = _recent.Recall(TimelineScope.Home(Edsger, [Edsger]));

        timeline.Count.ShouldBe(0);
        timeline.Floor.ShouldBe(_recent.Floor);
    }

    [Fact]
    public void A_reply_is_recalled_where_the_answered_person_is_too()
    {
        var question = Say(Grace, answered: null);
        var reply = Say(Ada, answered: Grace);
        var goesOn = Say(Ada, answered: Ada);

        Ids(_recent.Recall(TimelineScope.Home(Edsger, [Ada]))).ShouldBe([goesOn]);
        Ids(_recent.Recall(TimelineScope.Home(Edsger, [Ada, Grace]))).ShouldBe([question, reply, goesOn]);
        Ids(_recent.Recall(TimelineScope.Home(Ada, [Ada]))).ShouldBe([reply, goesOn]);
        Ids(_recent.Recall(TimelineScope.Of(Ada, withReplies: true))).ShouldBe([reply, goesOn]);
        Ids(_recent.Recall(TimelineScope.Everybody)).ShouldBe([question, goesOn]);
    }

    [Fact]
    public void Replies_are_counted_also_before_the_tweet_is_known()
    {
        var late = NextId(Grace);
        _recent.Count(late, new TweetCounts(Replies: 1));
        _recent.Count(late, new TweetCounts(Replies: 1));

        Add(_recent, new StoredTweet(late, Grace, "text", EditedAt: null, Seq: _minute));
        _recent.Count(late, new TweetCounts(Replies: -1));

        _recent.Find(late)!.Tweet.RepliesCount.ShouldBe(1);
    }

    private TweetId Say(UserId author, UserId? answered)
    {
        var id = NextId(author);
        var answer = answered is { } other ? new ReplyTo(new TweetId(1), other, default) : null;
        Add(_recent, new StoredTweet(id, author, "text", EditedAt: null, Seq: _minute, answer));
        return id;
    }

    private TweetId NextId(UserId author) => TweetId.Next(LogPartition.Of(author), default, Noon.AddMinutes(++_minute));

    private static void Add(RecentTweets recent, StoredTweet tweet) =>
        recent.Add(tweet, new Author(tweet.Author, default, "Somebody", AvatarUrl: null));

    private static List<TweetId> Ids(Timeline timeline) => [.. timeline.Older(TweetId.Max, int.MaxValue).Reverse()];

    private void Write(UserId author, List<TweetId> written, int count, RecentTweets? recent = null)
    {
        for (var tweet = 0; tweet < count; tweet++)
        {
            var id = NextId(author);
            written.Add(id);
            Add(recent ?? _recent, new StoredTweet(id, author, "text", EditedAt: null, Seq: _minute));
        }
    }
}
