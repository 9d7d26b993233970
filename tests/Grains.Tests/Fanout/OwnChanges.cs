using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MiniTwitter.Feed;
using MiniTwitter.Streams;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Fanout;

/// <summary>
/// An author's own changes are visible on its silo before their turn in the log comes; when the turn of earlier ones
/// comes, they don't undo what is visible already.
/// </summary>
public sealed class OwnChanges
{
    private static readonly UserId Author = new(4_194_304);
    private static readonly LogPartition Partition = LogPartition.Of(Author);
    private static readonly TweetId Tweet = TweetId.Next(Partition, default, TimeProvider.System.GetUtcNow());

    private readonly SiloFeed _feed = NewFeed();

    [Fact]
    public void An_edit_is_not_undone_by_an_earlier_one_in_its_turn()
    {
        Own(Posted(1, "v1"), Edited(2, "v2"), Edited(3, "v3"));

        InTurn(Posted(1, "v1"));
        _feed.Find(Tweet)!.Tweet.Text.ShouldBe("v3");
        InTurn(Edited(2, "v2"));
        _feed.Find(Tweet)!.Tweet.Text.ShouldBe("v3");
        InTurn(Edited(3, "v3"));
        _feed.Find(Tweet)!.Tweet.Text.ShouldBe("v3");
    }

    [Fact]
    public void An_edit_made_before_the_post_arrives_holds_when_it_does()
    {
        Own(Edited(2, "v2"));

        InTurn(Posted(1, "v1"));

        (_feed.Find(Tweet)?.Tweet.Text).ShouldNotBe("v1");
        InTurn(Edited(2, "v2"));
        _feed.Find(Tweet)!.Tweet.Text.ShouldBe("v2");
    }

    [Fact]
    public void A_deleted_tweet_does_not_come_back_when_its_post_arrives()
    {
        Own(Posted(1, "v1"), Deleted(2));

        InTurn(Posted(1, "v1"));

        _feed.Find(Tweet).ShouldBeNull();
        _feed.Recall(TimelineScope.Of(Author), TweetId.Max, 10).Count.ShouldBe(0);
        InTurn(Deleted(2));
        _feed.Find(Tweet).ShouldBeNull();
    }

    [Fact]
    public void A_name_is_not_undone_by_an_earlier_one_in_its_turn()
    {
        Own(Posted(1, "v1"), Renamed(2, "second"), Renamed(3, "third"));

        InTurn(Posted(1, "v1"), Renamed(2, "second"));

        _feed.Find(Tweet)!.Tweet.Author.DisplayName.ShouldBe("third");
    }

    [Fact]
    public void A_reply_is_counted_once_however_often_it_is_heard_of()
    {
        InTurn(Posted(1, "v1"));
        var reply = Posted(2, "reply") with { Subject = Tweet.Value + 1, ReplyTo = new ReplyTo(Tweet, Author, default) };

        Own(reply, reply);
        _feed.Find(Tweet)!.Tweet.RepliesCount.ShouldBe(1);
        InTurn(reply);
        InTurn(reply);
        _feed.Find(Tweet)!.Tweet.RepliesCount.ShouldBe(1);
    }

    private static SiloFeed NewFeed()
    {
        var options = Options.Create(new FeedOptions());
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        return new SiloFeed(
            new UserCards(new SwitchedStore(null!, new StoreSwitch { IsAway = true }), options), new FeedMetrics(meters, TimeProvider.System), options);
    }

    private void Own(params LogEvent[] changes)
    {
        foreach (var change in changes)
            _feed.ApplyOwn(Partition, change);
    }

    private void InTurn(params LogEvent[] changes) => _feed.Apply(new LogBatch(Partition, changes[0].Seq - 1, [.. changes]));

    private static LogEvent Posted(long seq, string text) => Event(seq, LogEventKind.Posted) with { Text = text, Profile = Named("first") };

    private static LogEvent Edited(long seq, string text) => Event(seq, LogEventKind.Edited) with { Text = text };

    private static LogEvent Deleted(long seq) => Event(seq, LogEventKind.Deleted);

    private static LogEvent Renamed(long seq, string name) => Event(seq, LogEventKind.ProfileSaved) with { Subject = 0, Profile = Named(name) };

    private static LogEvent Event(long seq, LogEventKind kind) =>
        new(seq, kind, Author, Tweet.Value, TimeProvider.System.GetUtcNow(), Text: null, Profile: null);

    private static Profile Named(string name) => new(Author, default, name, null, null, null, null, null, default);
}
