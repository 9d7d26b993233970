namespace MiniTwitter.Accounts;

[Collection(AccountStories.Name)]
public class SigningIn(AccountCluster cluster)
{
    [Fact]
    public async Task Opens_another_session()
    {
        var handle = AccountCluster.NewHandle();
        var (_, first) = await cluster.RegisterAsync(handle);

        var grant = (await cluster.Identity.SignInAsync(handle.Value.ToLowerInvariant(), AccountCluster.Password)).Value.ShouldNotBeNull();

        grant.User.ShouldBe(first.User);
        grant.Session.ShouldNotBe(first.Session);
        grant.Generation.ShouldBe(1);
    }

    [Fact]
    public async Task Takes_the_password_however_its_accents_are_composed()
    {
        var handle = AccountCluster.NewHandle();
        await cluster.Identity.RegisterAsync(AccountCluster.RegistrationOf(handle, "cafe\u0301 noir"));

        (await cluster.Identity.SignInAsync(handle.Value, "caf\u00E9 noir")).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Does_not_tell_a_wrong_password_from_an_unknown_handle_and_checks_as_much()
    {
        var handle = AccountCluster.NewHandle();
        await cluster.RegisterAsync(handle);
        var wrong = $"wrong for {handle}";
        var unknown = $"unknown beside {handle}";

        (await cluster.Identity.SignInAsync(handle.Value, wrong)).Refusal.ShouldBe(Refusal.BadCredentials);
        (await cluster.Identity.SignInAsync(AccountCluster.NewHandle().Value, unknown)).Refusal.ShouldBe(Refusal.BadCredentials);

        cluster.Hasher.Verified.ShouldContain((wrong, $"fast:{AccountCluster.Password}"));
        cluster.Hasher.Verified.ShouldContain((unknown, null));
    }

    [Theory]
    [InlineData(null, "whatever it was")]
    [InlineData("no handle", "whatever it was")]
    [InlineData("nobody", null)]
    [InlineData("nobody", "")]
    public async Task Refuses_what_cannot_be_right(string? handle, string? password) =>
        (await cluster.Identity.SignInAsync(handle, password)).Refusal.ShouldBe(Refusal.BadCredentials);

    [Fact]
    public async Task Never_hashes_a_huge_password()
    {
        var handle = AccountCluster.NewHandle();
        await cluster.RegisterAsync(handle);

        (await cluster.Identity.SignInAsync(handle.Value, new string('x', 50_000))).Refusal.ShouldBe(Refusal.BadCredentials);

        cluster.Hasher.Verified.ShouldAllBe(check => check.Password.Length <= ApiLimits.PasswordMax);
    }

    [Fact]
    public async Task Is_put_off_when_too_many_passwords_wait()
    {
        var handle = AccountCluster.NewHandle();
        await cluster.RegisterAsync(handle);

        (await cluster.Identity.SignInAsync(handle.Value, FastHasher.TooBusy)).Refusal.ShouldBe(Refusal.Busy);
        (await cluster.Identity.SignInAsync(AccountCluster.NewHandle().Value, FastHasher.TooBusy)).Refusal.ShouldBe(Refusal.Busy);
    }

    [Fact]
    public async Task Holds_nobody_up_while_passwords_are_checked()
    {
        var handle = AccountCluster.NewHandle();
        var (account, grant) = await cluster.RegisterAsync(handle);
        var slow = $"slow for {handle}";
        cluster.Hasher.Hold(slow);
        var waiting = Enumerable.Range(0, 9).Select(_ => cluster.Identity.SignInAsync(handle.Value, slow)).ToArray();

        (await cluster.Identity.SignInAsync(handle.Value, AccountCluster.Password)).Refusal.ShouldBeNull();
        (await account.RefreshAsync(grant.Session, grant.Generation)).Refusal.ShouldBeNull();
        waiting.ShouldAllBe(signIn => !signIn.IsCompleted);

        cluster.Hasher.LetGo(slow);
        (await Task.WhenAll(waiting)).ShouldAllBe(answer => answer.Refusal == Refusal.BadCredentials);
    }

    [Fact]
    public async Task At_once_from_many_devices_opens_a_session_for_each()
    {
        var handle = AccountCluster.NewHandle();
        var password = $"quite right for {handle} alone";
        var first = (await cluster.Identity.RegisterAsync(AccountCluster.RegistrationOf(handle, password))).Value!;
        var account = cluster.Grains.GetAccount(first.User.Id);
        cluster.Hasher.Hold(password);
        var signIns = Enumerable.Range(0, 9).Select(_ => account.SignInAsync(password)).ToArray();
        await account.IsActiveAsync(first.Session);
        cluster.Hasher.LetGo(password);

        var grants = await Task.WhenAll(signIns);

        foreach (var grant in grants)
            (await account.IsActiveAsync(grant.Value!.Session)).ShouldBeTrue();
    }
}
