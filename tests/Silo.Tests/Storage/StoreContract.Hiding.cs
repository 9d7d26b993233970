using MiniTwitter.Streams;
using MiniTwitter.Users;

namespace MiniTwitter.Storage;

/// <summary>Blocks and mutes: set once, listed newest first; a block ends the follows of both, and keeps them from beginning.</summary>
public abstract partial class StoreContract<TDatabase>
{
    [Fact]
    public async Task A_block_ends_both_follows_and_counts_them_down()
    {
        var (ada, bob) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        await _people.AppendAsync(LogCommand.Follow(ada, bob, null));
        await _people.AppendAsync(LogCommand.Follow(bob, ada, null));

        (await HideAsync(LogEventKind.Blocked, ada, bob)).ShouldBe(AppendStatus.Committed);
        (await HideAsync(LogEventKind.Blocked, ada, bob)).ShouldBe(AppendStatus.Unchanged);

        (await _store.ReadRelationshipsAsync(ada, [bob]))[bob].ShouldBe(new Standing(false, false, true, false, false));
        (await _store.ReadRelationshipsAsync(bob, [ada]))[ada].ShouldBe(new Standing(false, false, false, true, false));
        (await _store.ReadUsersAsync([ada, bob])).Cards.ShouldAllBe(card => card.Followers == 0 && card.Following == 0);
        (await FollowersAsync(ada), await FollowersAsync(bob)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Neither_follows_the_other_while_a_block_stands()
    {
        var (ada, bob) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        await HideAsync(LogEventKind.Blocked, ada, bob);

        (await _people.AppendOneAsync(LogCommand.Follow(ada, bob, null))).Status.ShouldBe(AppendStatus.Unchanged);
        (await _people.AppendOneAsync(LogCommand.Follow(bob, ada, null))).Status.ShouldBe(AppendStatus.Unchanged);

        await HideAsync(LogEventKind.Unblocked, ada, bob);
        (await _store.ReadRelationshipsAsync(ada, [bob]))[bob].ShouldBe(default);
        (await _people.AppendOneAsync(LogCommand.Follow(bob, ada, null))).Status.ShouldBe(AppendStatus.Committed);
    }

    [Fact]
    public async Task Changes_of_mind_in_one_batch_end_as_the_last_one_says()
    {
        var (ada, bob) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        var results = await _people.AppendAsync(
            LogCommand.Follow(ada, bob, null), Hide(LogEventKind.Blocked, ada, bob), LogCommand.Follow(ada, bob, null),
            Hide(LogEventKind.Unblocked, ada, bob), LogCommand.Follow(ada, bob, null), Hide(LogEventKind.Muted, ada, bob));

        results.Select(result => result.Status).ShouldBe(
        [
            AppendStatus.Committed, AppendStatus.Committed, AppendStatus.Unchanged, AppendStatus.Committed, AppendStatus.Committed, AppendStatus.Committed,
        ]);
        (await _store.ReadRelationshipsAsync(ada, [bob]))[bob].ShouldBe(new Standing(true, false, false, false, true));
        (await FollowersAsync(bob)).ShouldBe(1);
    }

    [Fact]
    public async Task Whichever_of_a_follow_and_a_block_comes_first_no_follow_is_left()
    {
        for (var round = 0; round < 10; round++)
        {
            var (ada, bob) = (await _people.RegisterAsync(), await _people.RegisterAsync());

            await Task.WhenAll(HideAsync(LogEventKind.Blocked, ada, bob), _people.AppendOneAsync(LogCommand.Follow(bob, ada, null)));

            (await _store.ReadRelationshipsAsync(ada, [bob]))[bob].ShouldBe(new Standing(false, false, true, false, false));
        }
    }

    [Fact]
    public async Task Whom_a_user_hides_is_read_at_once_and_listed_newest_first()
    {
        var ada = await _people.RegisterAsync();
        UserId[] others = [People.NewUser(), People.NewUser(), People.NewUser()];
        foreach (var kind in (LogEventKind[])[LogEventKind.Blocked, LogEventKind.Muted])
        {
            foreach (var other in others)
                await HideAsync(kind, ada, other);
        }

        await HideAsync(LogEventKind.Blocked, others[2], ada);
        await HideAsync(LogEventKind.Unmuted, ada, others[0]);

        var hiding = await _store.ReadHidingAsync(ada);
        hiding.Blocked.ShouldBe(others, ignoreOrder: true);
        hiding.BlockedBy.ShouldBe([others[2]]);
        hiding.Muted.ShouldBe(others[1..], ignoreOrder: true);
        var blocked = await _store.ReadHiddenAsync(ada, HidingKind.Blocked, long.MaxValue, null, 2);
        blocked.Select(edge => edge.End).ShouldBe([others[2], others[1]]);
        (await _store.ReadHiddenAsync(ada, HidingKind.Blocked, blocked[^1].Id, null, 2)).Select(edge => edge.End).ShouldBe([others[0]]);
        (await _store.ReadHiddenAsync(ada, HidingKind.Muted, long.MaxValue, null, 9)).Select(edge => edge.End).ShouldBe([others[2], others[1]]);
    }

    private static LogCommand Hide(LogEventKind kind, UserId user, UserId other) => LogCommand.Hide(kind, user, other, key: null);

    private async Task<AppendStatus> HideAsync(LogEventKind kind, UserId user, UserId other) =>
        (await _people.AppendOneAsync(Hide(kind, user, other))).Status;

    // As people are ranked by.
    private async Task<long> FollowersAsync(UserId user)
    {
        var tweets = _database.Open().OpenTweets();
        using var closing = tweets as IDisposable;
        return (await tweets.ReadAsync(
            session => session.QueryAsync("SELECT coalesce(sum(followers), 0) FROM follower_counts WHERE user_id = $1", row => Convert.ToInt64(row.GetValue(0), System.Globalization.CultureInfo.InvariantCulture), user.Value), None))[0];
    }
}
