using MiniTwitter.Notifications;
using MiniTwitter.Streams;
using MiniTwitter.Users;

namespace MiniTwitter.Storage;

/// <summary>What blocks and mutes write, what a block ends, and whom each concerns.</summary>
public sealed partial class Plans
{
    private static readonly HidingRow Block = new(HidingKind.Blocked, Bob.Value, Ann.Value);
    private static readonly HidingRow Mute = new(HidingKind.Muted, Bob.Value, Ann.Value);
    private static readonly NotificationKey FollowOfBob = new(Ann.Value, NotificationKind.Follow, 0, Bob.Value);
    private static readonly NotificationKey FollowOfAnn = new(Bob.Value, NotificationKind.Follow, 0, Ann.Value);

    [Fact]
    public void A_block_ends_the_follows_of_both_and_their_notifications()
    {
        var plan = Plan(facts => facts.Edges.UnionWith([(Bob.Value, Ann.Value), (Ann.Value, Bob.Value)]), Hide(LogEventKind.Blocked));

        plan.NewHidings.ShouldBe(new Dictionary<HidingRow, long> { [Block] = 2_000 });
        plan.RemovedEdges.ShouldBe([(Bob.Value, Ann.Value), (Ann.Value, Bob.Value)], ignoreOrder: true);
        plan.Followers.ShouldBe(new Dictionary<long, int> { [Ann.Value] = -1, [Bob.Value] = -1 }, ignoreOrder: true);
        plan.WithdrawnNotifications.ShouldBe([FollowOfBob, FollowOfAnn], ignoreOrder: true);
        var result = plan.Results.ShouldHaveSingleItem();
        (result.Status, result.Subject).ShouldBe((AppendStatus.Committed, Ann.Value));
        result.Notifies.ShouldBe([Ann, Bob], ignoreOrder: true);
    }

    [Fact]
    public void A_follow_of_the_same_batch_is_not_written_when_a_block_ends_it()
    {
        var plan = Plan(_ => { }, LogCommand.Follow(Bob, Ann, null), Hide(LogEventKind.Blocked), LogCommand.Follow(Bob, Ann, null));

        plan.Results.Select(result => result.Status).ShouldBe([AppendStatus.Committed, AppendStatus.Committed, AppendStatus.Unchanged]);
        plan.NewEdges.ShouldBeEmpty();
        plan.RemovedEdges.ShouldBeEmpty();
        plan.NewNotifications.ShouldBeEmpty();
        plan.Followers[Ann.Value].ShouldBe(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_follow_begins_whoever_of_the_two_has_blocked(bool byTheOther)
    {
        var block = byTheOther ? Block with { User = Ann.Value, Other = Bob.Value } : Block;

        var plan = Plan(facts => facts.Hidings.Add(block), LogCommand.Follow(Bob, Ann, null));

        plan.Results.ShouldHaveSingleItem().Status.ShouldBe(AppendStatus.Unchanged);
        plan.NewEdges.ShouldBeEmpty();
    }

    [Fact]
    public void A_mute_leaves_follows_alone_and_concerns_nobody_else()
    {
        var plan = Plan(facts => facts.Edges.UnionWith([(Bob.Value, Ann.Value), (Ann.Value, Bob.Value)]), Hide(LogEventKind.Muted));

        plan.NewHidings.ShouldBe(new Dictionary<HidingRow, long> { [Mute] = 2_000 });
        plan.RemovedEdges.ShouldBeEmpty();
        plan.Results.ShouldHaveSingleItem().Notifies.ShouldBe([Bob]);
    }

    [Theory]
    [InlineData(LogEventKind.Blocked)]
    [InlineData(LogEventKind.Muted)]
    public void What_is_hidden_already_is_hidden_once_and_concerns_nobody(LogEventKind kind)
    {
        var plan = Plan(facts => facts.Hidings.UnionWith([Block, Mute]), Hide(kind));

        plan.NewHidings.ShouldBeEmpty();
        var result = plan.Results.ShouldHaveSingleItem();
        (result.Status, result.Notifies.IsDefault).ShouldBe((AppendStatus.Unchanged, true));
        plan.Log.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(LogEventKind.Unblocked)]
    [InlineData(LogEventKind.Unmuted)]
    public void What_is_not_hidden_is_not_shown_anew(LogEventKind kind)
    {
        var plan = Plan(_ => { }, Hide(kind));

        plan.RemovedHidings.ShouldBeEmpty();
        plan.Results.ShouldHaveSingleItem().Status.ShouldBe(AppendStatus.Unchanged);
    }

    [Theory]
    [InlineData(LogEventKind.Blocked, LogEventKind.Unblocked)]
    [InlineData(LogEventKind.Muted, LogEventKind.Unmuted)]
    public void What_is_hidden_and_shown_within_a_batch_writes_nothing(LogEventKind hide, LogEventKind show)
    {
        var plan = Plan(_ => { }, Hide(hide), Hide(show));

        plan.Results.ShouldAllBe(result => result.Status == AppendStatus.Committed);
        plan.NewHidings.ShouldBeEmpty();
        plan.RemovedHidings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(LogEventKind.Blocked, LogEventKind.Unblocked, HidingKind.Blocked)]
    [InlineData(LogEventKind.Muted, LogEventKind.Unmuted, HidingKind.Muted)]
    public void What_is_shown_and_hidden_anew_moves_to_the_top_of_its_list(LogEventKind hide, LogEventKind show, HidingKind kind)
    {
        var row = new HidingRow(kind, Bob.Value, Ann.Value);

        var plan = Plan(facts => facts.Hidings.Add(row), Hide(show), Hide(hide));

        plan.RemovedHidings.ShouldBe([row]);
        plan.NewHidings.ShouldBe(new Dictionary<HidingRow, long> { [row] = 2_001 });
    }

    [Fact]
    public void A_block_and_a_mute_of_the_same_user_are_two_rows()
    {
        var plan = Plan(_ => { }, Hide(LogEventKind.Blocked), Hide(LogEventKind.Muted), Hide(LogEventKind.Unblocked));

        plan.NewHidings.Keys.ShouldBe([Mute]);
    }

    private static LogCommand Hide(LogEventKind kind) => LogCommand.Hide(kind, Bob, Ann, key: null);
}
