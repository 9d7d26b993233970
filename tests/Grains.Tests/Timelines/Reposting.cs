using MiniTwitter.Feed;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Timelines;

/// <summary>What a silo has in memory of reposts and quotes.</summary>
public sealed class Reposting
{
    private static readonly UserId Ada = new(1);
    private static readonly UserId Bob = new(2);
    private static readonly UserId Eve = new(3);
    private static readonly TimelineScope HomeOfEve = TimelineScope.Home(Eve, [Ada, Bob, Eve]);

    private readonly UserId _author = new(9);
    private RecentTweets _recent = new(capacity: 100);
    private DateTimeOffset _now = TimeSortableId.Epoch.AddDays(100);

    [Fact]
    public void A_repost_shows_the_tweet_as_it_now_is()
    {
        var tweet = Post(_author);
        var repost = Repost(Ada, tweet);
        _recent.Find(repost)!.Json.Length.ShouldBeGreaterThan(0);

        _recent.Edit(tweet, "edited", _now);
        _recent.Count(tweet, new TweetCounts(Likes: 2));

        var shown = _recent.Find(repost)!.Tweet;
        (shown.Id, shown.Text, shown.LikesCount, shown.RepostedBy!.Id, shown.RepostedBy.User.Id).ShouldBe((tweet, "edited", 2, repost, Ada));
        _recent.Find(tweet)!.Tweet.RepostedBy.ShouldBeNull();
        System.Text.Encoding.UTF8.GetString(_recent.Find(repost)!.Json.Utf8).ShouldContain("edited");
    }

    [Fact]
    public void The_second_is_a_repeat_for_whom_the_first_is_shown()
    {
        var tweet = Post(_author);
        var (first, second) = (Repost(Ada, tweet), Repost(Bob, tweet));

        _recent.IsRepeat(HomeOfEve, first).ShouldBeFalse();
        _recent.IsRepeat(HomeOfEve, second).ShouldBeTrue();
        _recent.IsRepeat(TimelineScope.Of(Bob), second).ShouldBeFalse();
        _recent.IsRepeat(TimelineScope.Of(_author), tweet).ShouldBeFalse();
        _recent.Remove(new RepostRow(first, Ada, tweet));
        _recent.IsRepeat(HomeOfEve, second).ShouldBeFalse();
        _recent.Find(first).ShouldBeNull();
    }

    [Fact]
    public void More_reposts_than_authors_and_more_authors_than_reposts_are_looked_through_alike()
    {
        var tweet = Post(_author);
        for (var other = 100; other < 120; other++)
            Repost(new UserId(other), tweet);
        var repost = Repost(Ada, tweet);
        _recent.IsRepeat(HomeOfEve, repost).ShouldBeFalse();
        _recent.IsRepeat(HomeOfEve, Repost(Bob, tweet)).ShouldBeTrue();

        var other2 = Post(_author);
        Repost(new UserId(100), other2);
        _recent.IsRepeat(HomeOfEve, Repost(Bob, other2)).ShouldBeFalse();
    }

    [Fact]
    public void After_a_week_it_is_none()
    {
        var tweet = Post(Ada);
        _now = tweet.CreatedAt.AddDays(RepostOf.Days).AddMilliseconds(-2);
        _recent.IsRepeat(HomeOfEve, Repost(Bob, tweet)).ShouldBeTrue();
        _now = _now.AddDays(RepostOf.Days).AddSeconds(1);
        _recent.IsRepeat(HomeOfEve, Repost(Ada, tweet)).ShouldBeFalse();
    }

    [Fact]
    public void Below_the_oldest_tweet_in_memory_reposts_are_known_for_a_week()
    {
        _recent = new RecentTweets(capacity: 5);
        var tweet = Post(_author);
        var first = Repost(Ada, tweet);
        for (var i = 0; i < 5; i++)
            Post(_author);
        _recent.Floor.CompareTo(first).ShouldBeGreaterThanOrEqualTo(0);

        _recent.IsRepeat(HomeOfEve, Repost(Bob, tweet)).ShouldBeTrue();
        _recent.RepostsOf(tweet).Count.ShouldBe(2);
        _now = _now.AddDays(RepostOf.Days + 1);
        for (var i = 0; i < 6; i++)
            Post(_author);
        _recent.RepostsOf(tweet).ShouldBeEmpty();
    }

    [Fact]
    public void A_silo_starts_with_those_of_the_week_before_its_window()
    {
        var tweet = NextId(_author);
        var first = NextId(Ada);
        var second = new StoredTweet(NextId(Bob), Bob, "", EditedAt: null, Seq: 1, RepostOf: new RepostOf(tweet, _author, AnsweredId: null));
        _recent.Load(new LogWindow(LogPosition.Start, [second], [], Complete: false, [new RepostRow(first, Ada, tweet)]));

        _recent.IsRepeat(HomeOfEve, second.Id).ShouldBeTrue();
    }

    [Fact]
    public void With_the_tweet_its_reposts_go_and_its_quotes_stay()
    {
        var tweet = Post(_author);
        var repost = Repost(Ada, tweet);
        var quote = Add(new StoredTweet(NextId(Bob), Bob, "look", EditedAt: null, Seq: 1, QuoteOf: tweet));
        _recent.Find(quote)!.Tweet.QuoteOf!.Tweet!.Id.ShouldBe(tweet);

        _recent.Remove(tweet);

        _recent.Find(repost).ShouldBeNull();
        Recalled(HomeOfEve).ShouldBe([quote]);
        _recent.Find(quote)!.Tweet.QuoteOf.ShouldBe(new Quote(tweet, Tweet: null));
        _recent.Edit(quote, "still", _now);
        _recent.Find(quote)!.Tweet.QuoteOf.ShouldBe(new Quote(tweet, Tweet: null));
    }

    [Fact]
    public void What_shows_something_that_is_not_in_memory_is_left_to_the_database()
    {
        var old = new TweetId(1);

        _recent.Find(Repost(Ada, old)).ShouldBeNull();
        _recent.Find(Add(new StoredTweet(NextId(Bob), Bob, "look", EditedAt: null, Seq: 1, QuoteOf: old))).ShouldBeNull();
    }

    [Fact]
    public void Everybody_is_shown_no_reposts()
    {
        var tweet = Post(_author);
        Repost(Ada, tweet);

        Recalled(TimelineScope.Everybody).ShouldBe([tweet]);
    }

    [Fact]
    public void What_is_done_and_undone_again_and_again_takes_no_room()
    {
        var reposts = new RecentReposts();
        for (var i = 0; i < 10_000; i++)
        {
            var repost = new RepostRow(NextId(Ada), Ada, new TweetId(1));
            reposts.Add(repost);
            reposts.Remove(repost);
        }

        reposts.Kept.ShouldBeLessThan(2_000);
    }

    private TweetId Post(UserId author) => Add(new StoredTweet(NextId(author), author, "text", EditedAt: null, Seq: 1));

    private TweetId Repost(UserId user, TweetId tweet) =>
        Add(new StoredTweet(NextId(user), user, "", EditedAt: null, Seq: 1, RepostOf: new RepostOf(tweet, tweet.Value == 1 ? _author : AuthorOf(tweet), AnsweredId: null)));

    private UserId AuthorOf(TweetId tweet) => _recent.Find(tweet)?.Tweet.Author.Id ?? _author;

    private TweetId Add(StoredTweet tweet)
    {
        _recent.Add(tweet, new Author(tweet.Author, default, "Somebody", AvatarUrl: null));
        return tweet.Id;
    }

    private TweetId NextId(UserId author) => TweetId.Next(LogPartition.Of(author), default, _now = _now.AddMilliseconds(1));

    private TweetId[] Recalled(TimelineScope scope) => _recent.Recall(scope).Older(TweetId.Max, int.MaxValue);
}
