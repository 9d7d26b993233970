namespace MiniTwitter.Accounts;

[Collection(AccountStories.Name)]
public class Sessions(AccountCluster cluster)
{
    [Fact]
    public async Task Rotate_their_token_and_live_on()
    {
        var (account, grant) = await cluster.RegisterAsync();
        cluster.Time.Advance(new SessionLifetime().IdleTime / 2);

        var refreshed = (await account.RefreshAsync(grant.Session, 1)).Value.ShouldNotBeNull();

        refreshed.Session.ShouldBe(grant.Session);
        refreshed.Generation.ShouldBe(2);
        refreshed.User.ShouldBe(grant.User);
        refreshed.ExpiresAt.ShouldBe(cluster.Time.GetUtcNow() + new SessionLifetime().IdleTime);
    }

    [Fact]
    public async Task Answer_a_used_token_with_the_current_one_for_ten_seconds()
    {
        var (account, grant) = await cluster.RegisterAsync();
        await account.RefreshAsync(grant.Session, 1);
        cluster.Time.Advance(TimeSpan.FromSeconds(6));
        await account.RefreshAsync(grant.Session, 2);
        cluster.Time.Advance(TimeSpan.FromSeconds(4));
        await AccountCluster.ForgetAsync(account);

        (await account.RefreshAsync(grant.Session, 1)).Value!.Generation.ShouldBe(3);
        (await account.RefreshAsync(grant.Session, 2)).Value!.Generation.ShouldBe(3);
        (await account.RefreshAsync(grant.Session, 3)).Value!.Generation.ShouldBe(4);
    }

    [Fact]
    public async Task Count_the_ten_seconds_from_each_tokens_own_rotation()
    {
        var (account, grant) = await cluster.RegisterAsync();
        await account.RefreshAsync(grant.Session, 1);
        cluster.Time.Advance(TimeSpan.FromSeconds(9));
        await account.RefreshAsync(grant.Session, 2);
        cluster.Time.Advance(TimeSpan.FromSeconds(2));

        (await account.RefreshAsync(grant.Session, 2)).Refusal.ShouldBeNull();
        (await account.RefreshAsync(grant.Session, 1)).Refusal.ShouldBe(Refusal.SessionEnded);
    }

    [Fact]
    public async Task Are_revoked_when_a_used_token_comes_back_late()
    {
        var (account, grant) = await cluster.RegisterAsync();
        await account.RefreshAsync(grant.Session, 1);
        cluster.Time.Advance(IAccountGrain.RefreshGrace + TimeSpan.FromMilliseconds(1));

        (await account.RefreshAsync(grant.Session, 1)).Refusal.ShouldBe(Refusal.SessionEnded);

        (await account.RefreshAsync(grant.Session, 2)).Refusal.ShouldBe(Refusal.SessionEnded);
        (await account.IsActiveAsync(grant.Session)).ShouldBeFalse();
        cluster.Users.EndedSessions.ShouldContain(grant.Session);
        await AccountCluster.ForgetAsync(account);
        (await account.IsActiveAsync(grant.Session)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(int.MaxValue)]
    public async Task Are_revoked_by_a_token_that_was_never_issued(int generation)
    {
        var (account, grant) = await cluster.RegisterAsync();

        (await account.RefreshAsync(grant.Session, generation)).Refusal.ShouldBe(Refusal.SessionEnded);

        (await account.IsActiveAsync(grant.Session)).ShouldBeFalse();
    }

    [Fact]
    public async Task That_are_unknown_revoke_nothing()
    {
        var (account, grant) = await cluster.RegisterAsync();

        (await account.RefreshAsync(SessionId.New(), 1)).Refusal.ShouldBe(Refusal.SessionEnded);

        (await account.IsActiveAsync(grant.Session)).ShouldBeTrue();
    }

    [Fact]
    public async Task Expire_thirty_days_after_their_last_refresh()
    {
        var (account, grant) = await cluster.RegisterAsync();
        cluster.Time.Advance(new SessionLifetime().IdleTime - TimeSpan.FromMilliseconds(1));
        (await account.IsActiveAsync(grant.Session)).ShouldBeTrue();

        cluster.Time.Advance(TimeSpan.FromMilliseconds(1));

        (await account.IsActiveAsync(grant.Session)).ShouldBeFalse();
        (await account.RefreshAsync(grant.Session, 1)).Refusal.ShouldBe(Refusal.SessionEnded);
        (await account.IssueTicketAsync(grant.Session)).Refusal.ShouldBe(Refusal.SessionEnded);
    }

    [Fact]
    public async Task Are_ten_at_most_and_the_one_idle_longest_gives_way()
    {
        var (account, first) = await cluster.RegisterAsync();
        cluster.Time.Advance(TimeSpan.FromSeconds(1));
        var second = (await account.OpenSessionAsync()).Value!;
        for (var more = 2; more < ApiLimits.Sessions; more++)
            await account.OpenSessionAsync();
        cluster.Time.Advance(TimeSpan.FromSeconds(1));
        await account.RefreshAsync(first.Session, 1);
        cluster.Time.Advance(TimeSpan.FromSeconds(1));
        await account.RefreshAsync(second.Session, 1);
        var others = ApiLimits.Sessions - 2;

        for (var more = 0; more < others; more++)
            await account.OpenSessionAsync();
        (await account.IsActiveAsync(first.Session)).ShouldBeTrue();
        cluster.Users.EndedSessions.ShouldNotContain(first.Session);
        await account.OpenSessionAsync();

        (await account.IsActiveAsync(first.Session)).ShouldBeFalse();
        (await account.IsActiveAsync(second.Session)).ShouldBeTrue();
        cluster.Users.EndedSessions.ShouldContain(first.Session);
    }

    [Fact]
    public async Task End_for_good_and_tell_it_each_time()
    {
        var (account, grant) = await cluster.RegisterAsync();

        await account.EndSessionAsync(grant.Session);
        await account.EndSessionAsync(grant.Session);

        (await account.IsActiveAsync(grant.Session)).ShouldBeFalse();
        (await account.RefreshAsync(grant.Session, 1)).Refusal.ShouldBe(Refusal.SessionEnded);
        cluster.Users.EndedSessions.Count(ended => ended == grant.Session).ShouldBe(2);
    }

    [Fact]
    public async Task Are_read_as_they_are_stored_while_a_write_is_on_its_way()
    {
        var (account, grant) = await cluster.RegisterAsync();
        var writing = cluster.Stored.HoldWrites(account);
        var signOut = account.EndSessionAsync(grant.Session);

        (await account.IsActiveAsync(grant.Session)).ShouldBeTrue();

        writing.SetResult();
        await signOut;
        (await account.IsActiveAsync(grant.Session)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(WriteFault.NothingStored)]
    [InlineData(WriteFault.StoredButUnanswered)]
    public async Task Stay_as_they_were_while_a_failed_write_is_unsettled(WriteFault fault)
    {
        var (account, grant) = await cluster.RegisterAsync();
        cluster.Stored.FailWrites(account, fault);

        await Should.ThrowAsync<StorageUnavailableException>(() => account.EndSessionAsync(grant.Session));

        (await account.IsActiveAsync(grant.Session)).ShouldBeTrue();
        cluster.Users.EndedSessions.ShouldNotContain(grant.Session);
        await account.EndSessionAsync(grant.Session);
        (await account.IsActiveAsync(grant.Session)).ShouldBeFalse();
        cluster.Users.EndedSessions.ShouldContain(grant.Session);
    }

    [Theory]
    [InlineData(WriteFault.NothingStored)]
    [InlineData(WriteFault.StoredButUnanswered)]
    public async Task Accept_the_same_token_again_after_a_failed_rotation(WriteFault fault)
    {
        var (account, grant) = await cluster.RegisterAsync();
        cluster.Stored.FailWrites(account, fault);
        await Should.ThrowAsync<StorageUnavailableException>(() => account.RefreshAsync(grant.Session, 1));

        (await account.RefreshAsync(grant.Session, 1)).Value!.Generation.ShouldBe(2);
    }

    [Fact]
    public async Task Fit_into_two_kilobytes()
    {
        var (account, _) = await cluster.RegisterAsync();

        for (var session = 0; session < ApiLimits.Sessions; session++)
        {
            var grant = (await account.OpenSessionAsync()).Value!;
            for (var generation = 1; generation <= 7; generation++)
                await account.RefreshAsync(grant.Session, generation);
        }

        cluster.Stored.SizeOf(account).ShouldBeLessThan(2_048);
    }

    [Fact]
    public async Task Need_an_account()
    {
        var nobody = cluster.Grains.GetAccount(Users.UserId.New(cluster.Time));

        (await nobody.OpenSessionAsync()).Refusal.ShouldBe(Refusal.BadCredentials);
        (await nobody.SignInAsync(AccountCluster.Password)).Refusal.ShouldBe(Refusal.BadCredentials);
    }

    [Fact]
    public async Task Belong_to_an_account_that_is_created_once()
    {
        var (account, _) = await cluster.RegisterAsync();

        await account.CreateAsync(new NewAccount($"fast:{AccountCluster.Password}", null));
        await Should.ThrowAsync<InvalidOperationException>(() => account.CreateAsync(new NewAccount("fast:another", null)));

        (await account.SignInAsync(AccountCluster.Password)).Refusal.ShouldBeNull();
    }
}
