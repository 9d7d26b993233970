using System.Collections.Immutable;
using MiniTwitter.Notifications;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Storage;

/// <summary>Which notifications a batch writes and withdraws, and whom each of its entries concerns.</summary>
public sealed partial class Plans
{
    private static readonly UserId Ann = People.NewUser();
    private static readonly UserId Bob = People.NewUser();
    private static readonly TweetId Tweet = new(1_000);
    private static readonly NotificationKey Like = new(Ann.Value, NotificationKind.Like, Tweet.Value, Bob.Value);

    [Fact]
    public void A_like_that_is_there_is_withdrawn_and_written_anew()
    {
        var plan = Plan(
            facts => facts.Marks[new Mark(TweetMarks.Liked, Bob.Value, Tweet.Value)] = 1,
            LogCommand.Mark(LogEventKind.Unliked, Bob, Tweet, null), LogCommand.Mark(LogEventKind.Liked, Bob, Tweet, null));

        plan.WithdrawnNotifications.ShouldBe([Like]);
        plan.NewNotifications.ShouldBe(new Dictionary<NotificationKey, long> { [Like] = 2_001 });
        plan.Results.ShouldAllBe(result => result.Notifies.Single() == Ann);
    }

    [Fact]
    public void A_like_that_comes_and_goes_within_a_batch_writes_nothing()
    {
        var plan = Plan(
            _ => { },
            LogCommand.Mark(LogEventKind.Liked, Bob, Tweet, null), LogCommand.Mark(LogEventKind.Unliked, Bob, Tweet, null));

        plan.NewNotifications.ShouldBeEmpty();
        plan.WithdrawnNotifications.ShouldBeEmpty();
    }

    [Fact]
    public void What_changes_nothing_concerns_nobody()
    {
        var plan = Plan(
            _ => { },
            LogCommand.Mark(LogEventKind.Unliked, Bob, Tweet, null), LogCommand.Mark(LogEventKind.Bookmarked, Bob, Tweet, null),
            LogCommand.Mark(LogEventKind.Liked, Ann, Tweet, null), LogCommand.Post(People.ProfileOf(Bob), "to @nobody", null));

        plan.Results.ShouldAllBe(result => result.Notifies.IsDefault);
        plan.NewNotifications.ShouldBeEmpty();
        plan.WithdrawnNotifications.ShouldBeEmpty();
    }

    [Fact]
    public void A_mention_that_an_edit_in_the_same_batch_takes_out_is_not_written()
    {
        var ann = People.ProfileOf(Ann).Handle;
        var plan = Plan(
            facts => facts.Mentioned[ann.Key] = Ann.Value,
            LogCommand.Post(People.ProfileOf(Bob), $"@{ann}", null), LogCommand.Edit(Bob, new TweetId(2_000), "never mind", null));

        plan.Results.ShouldAllBe(result => result.Status == AppendStatus.Committed && result.Notifies.Single() == Ann);
        plan.NewNotifications.ShouldBeEmpty();
        plan.WithdrawnNotifications.ShouldBeEmpty();
    }

    // The entries have the ids 2,000, 2,001, …; Ann has written one tweet.
    private static AppendPlan Plan(Action<AppendFacts> know, params LogCommand[] commands)
    {
        var facts = new AppendFacts();
        facts.Tweets[Tweet.Value] = new TweetRow(Ann.Value, "hello", Since: 0, null, null, null, null, null);
        know(facts);
        return AppendPlan.Make(
            LogPartition.Of(Bob), 1, commands.Select((command, number) => new LogEntry(command, 2_000 + number, People.Start)).ToImmutableArray(), facts);
    }
}
