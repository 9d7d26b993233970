using MiniTwitter.Users;

namespace MiniTwitter.Accounts;

[Collection(AccountStories.Name)]
public class Registering(AccountCluster cluster)
{
    [Fact]
    public async Task Opens_a_session_of_the_new_user()
    {
        var handle = AccountCluster.NewHandle();

        var registered = await cluster.Identity.RegisterAsync(AccountCluster.RegistrationOf(handle));

        var grant = registered.Value.ShouldNotBeNull();
        grant.User.Handle.Value.ShouldBe(handle.Value);
        grant.User.DisplayName.ShouldBe("Somebody");
        grant.User.CreatedAt.ShouldBe(cluster.Time.GetUtcNow());
        grant.Generation.ShouldBe(1);
        grant.ExpiresAt.ShouldBe(cluster.Time.GetUtcNow() + new SessionLifetime().IdleTime);
        (await cluster.Grains.GetAccount(grant.User.Id).IsActiveAsync(grant.Session)).ShouldBeTrue();
        (await cluster.Grains.GetHandle(handle).FindAsync()).ShouldBe(grant.User.Id);
    }

    [Fact]
    public async Task Names_every_field_that_breaks_a_rule()
    {
        var refused = await cluster.Identity.RegisterAsync(new("no spaces", null, "password", "nobody"));

        refused.Refusal.ShouldBe(Refusal.Invalid);
        refused.Errors.Select(error => error.Field).ShouldBe(["handle", "displayName", "password", "email"]);
    }

    [Fact]
    public async Task Refuses_a_handle_that_another_has_in_other_case_without_paying_for_a_hash()
    {
        var handle = AccountCluster.NewHandle();
        await cluster.RegisterAsync(handle);
        const string Unpaid = "never to be hashed";

        var refused = await cluster.Identity.RegisterAsync(
            AccountCluster.RegistrationOf(handle, Unpaid) with { Handle = handle.Value.ToLowerInvariant() });

        refused.Refusal.ShouldBe(Refusal.HandleTaken);
        cluster.Hasher.Hashed.ShouldNotContain(Unpaid);
    }

    [Fact]
    public async Task Gives_a_handle_to_one_of_many_who_ask_at_once()
    {
        var handle = AccountCluster.NewHandle();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => cluster.Identity.RegisterAsync(AccountCluster.RegistrationOf(handle))));

        var winner = answers.Where(answer => answer.Refusal is null).ShouldHaveSingleItem().Value!;
        answers.Count(answer => answer.Refusal == Refusal.HandleTaken).ShouldBe(19);
        (await cluster.Grains.GetHandle(handle).FindAsync()).ShouldBe(winner.User.Id);
    }

    [Fact]
    public async Task Leaves_the_handle_free_when_too_many_passwords_wait()
    {
        var handle = AccountCluster.NewHandle();

        var busy = await cluster.Identity.RegisterAsync(AccountCluster.RegistrationOf(handle, FastHasher.TooBusy));

        busy.Refusal.ShouldBe(Refusal.Busy);
        await cluster.RegisterAsync(handle);
    }

    [Fact]
    public async Task That_failed_before_there_was_a_user_frees_the_handle_after_a_minute()
    {
        var handle = AccountCluster.NewHandle();
        cluster.Users.FailToCreate(handle);
        await Should.ThrowAsync<StorageUnavailableException>(() => cluster.Identity.RegisterAsync(AccountCluster.RegistrationOf(handle)));

        (await cluster.Grains.GetHandle(handle).FindAsync()).ShouldBeNull();
        (await cluster.Identity.SignInAsync(handle.Value, AccountCluster.Password)).Refusal.ShouldBe(Refusal.BadCredentials);
        cluster.Time.Advance(HandleGrain.ClaimTime - TimeSpan.FromSeconds(1));
        (await cluster.Identity.RegisterAsync(AccountCluster.RegistrationOf(handle))).Refusal.ShouldBe(Refusal.HandleTaken);
        cluster.Time.Advance(TimeSpan.FromSeconds(1));
        await cluster.RegisterAsync(handle);
    }

    [Theory]
    [InlineData(WriteFault.NothingStored)]
    [InlineData(WriteFault.StoredButUnanswered)]
    public async Task Frees_the_handle_after_a_minute_when_the_claim_could_not_be_written(WriteFault fault)
    {
        var handle = AccountCluster.NewHandle();
        cluster.Stored.FailWrites(cluster.Grains.GetHandle(handle), fault);
        await Should.ThrowAsync<StorageUnavailableException>(() => cluster.Identity.RegisterAsync(AccountCluster.RegistrationOf(handle)));

        cluster.Time.Advance(HandleGrain.ClaimTime);

        var (_, grant) = await cluster.RegisterAsync(handle);
        (await cluster.Grains.GetHandle(handle).FindAsync()).ShouldBe(grant.User.Id);
    }

    [Theory]
    [InlineData(WriteFault.NothingStored)]
    [InlineData(WriteFault.StoredButUnanswered)]
    public async Task Is_done_when_the_user_exists_even_if_that_could_not_be_noted(WriteFault fault)
    {
        var handle = AccountCluster.NewHandle();
        cluster.Stored.FailWrites(cluster.Grains.GetHandle(handle), WriteFault.None, fault);

        await cluster.RegisterAsync(handle);

        cluster.Time.Advance(2 * HandleGrain.ClaimTime);
        (await cluster.Identity.SignInAsync(handle.Value, AccountCluster.Password)).Refusal.ShouldBeNull();
        (await cluster.Identity.RegisterAsync(AccountCluster.RegistrationOf(handle))).Refusal.ShouldBe(Refusal.HandleTaken);
    }

    [Fact]
    public async Task That_died_before_it_was_confirmed_keeps_the_handle_for_its_user()
    {
        var handle = AccountCluster.NewHandle();
        var user = UserId.New(cluster.Time);
        var claim = cluster.Grains.GetHandle(handle);
        cluster.Users.FailToCreate(handle);
        var profile = new Profile(user, handle, "Somebody", null, null, null, null, null, cluster.Time.GetUtcNow());
        await Should.ThrowAsync<StorageUnavailableException>(() => claim.ClaimAsync(new NewAccount("fast:x", null), profile));

        // The answer was lost, not the user.
        cluster.Users.Add(profile);
        cluster.Time.Advance(2 * HandleGrain.ClaimTime);

        (await cluster.Identity.RegisterAsync(AccountCluster.RegistrationOf(handle))).Refusal.ShouldBe(Refusal.HandleTaken);
        (await claim.FindAsync()).ShouldBe(user);
    }

    [Fact]
    public async Task Is_remembered_by_the_handle()
    {
        var handle = AccountCluster.NewHandle();
        var (_, grant) = await cluster.RegisterAsync(handle);

        await AccountCluster.ForgetAsync(cluster.Grains.GetHandle(handle));

        (await cluster.Grains.GetHandle(handle).FindAsync()).ShouldBe(grant.User.Id);
    }
}
