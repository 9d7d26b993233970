using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Timelines;

/// <summary>Which tweets a user has marked is known from memory for the newest, and left to the database for older ones.</summary>
public sealed class Marks
{
    [Fact]
    public void Few_marks_are_known_completely()
    {
        var marked = new MarkedTweets([new TweetId(7)]);
        marked.Set(new TweetId(3), isMarked: true);
        marked.Set(new TweetId(7), isMarked: false);

        marked.Contains(new TweetId(3)).ShouldBe(true);
        marked.Contains(new TweetId(7)).ShouldBe(false);
        marked.Contains(new TweetId(1)).ShouldBe(false);
    }

    [Fact]
    public void Below_the_oldest_of_very_many_only_the_database_knows()
    {
        var marked = new MarkedTweets([.. Enumerable.Range(100, MarkedTweets.Capacity).Select(id => new TweetId(id))]);

        marked.Contains(new TweetId(100)).ShouldBe(true);
        marked.Contains(new TweetId(99)).ShouldBeNull();
        marked.Set(new TweetId(50), isMarked: true);
        marked.Contains(new TweetId(50)).ShouldBeNull();
        marked.Contains(new TweetId(5_000)).ShouldBe(false);
    }

    [Fact]
    public void Marks_that_come_one_by_one_are_kept_within_bounds()
    {
        var marked = new MarkedTweets([]);
        for (var id = 1; id <= 2 * MarkedTweets.Capacity + 1; id++)
            marked.Set(new TweetId(id), isMarked: true);

        marked.Contains(new TweetId(1)).ShouldBeNull();
        marked.Contains(new TweetId(MarkedTweets.Capacity + 1)).ShouldBeNull();
        marked.Contains(new TweetId(MarkedTweets.Capacity + 2)).ShouldBe(true);
        marked.Contains(new TweetId(2 * MarkedTweets.Capacity + 1)).ShouldBe(true);
    }

    [Fact]
    public void The_json_of_a_tweet_ends_with_the_viewers_marks()
    {
        var author = new Author(new UserId(1), default, "Ada", AvatarUrl: null);
        var tweet = new Tweet(new TweetId(2), author, "liked\",\"liked", [], default, EditedAt: null, LikesCount: 3);
        for (var marks = TweetMarks.None; marks <= (TweetMarks.Liked | TweetMarks.Bookmarked | TweetMarks.Reposted); marks++)
        {
            var written = new System.Buffers.ArrayBufferWriter<byte>();
            (TweetJson.Of(tweet.With(TweetMarks.Liked)) with { Marks = marks }).WriteTo(written);
            var json = System.Text.Json.Nodes.JsonNode.Parse(written.WrittenSpan)!;

            json["text"]!.GetValue<string>().ShouldBe(tweet.Text);
            json["liked"]!.GetValue<bool>().ShouldBe(marks.HasFlag(TweetMarks.Liked));
            json["bookmarked"]!.GetValue<bool>().ShouldBe(marks.HasFlag(TweetMarks.Bookmarked));
            json["reposted"]!.GetValue<bool>().ShouldBe(marks.HasFlag(TweetMarks.Reposted));
        }
    }
}
