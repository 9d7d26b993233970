namespace MiniTwitter.Stories.Follows;

public class Following(App app)
{
    [Fact]
    public async Task Is_seen_from_both_sides()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());

        (await ada.FollowAsync(bob)).ShouldBe(new Relationship(Following: true, FollowedBy: false, Blocking: false, Muting: false));

        (await ada.SeeAsync(bob)).Relationship.ShouldBe(new Relationship(true, false, false, false));
        (await bob.SeeAsync(ada)).Relationship.ShouldBe(new Relationship(false, true, false, false));
        (await bob.FollowAsync(ada)).ShouldBe(new Relationship(true, true, false, false));
    }

    [Fact]
    public async Task Is_counted_on_both_sides()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());

        await ada.FollowAsync(bob);
        (await ada.MeAsync()).FollowingCount.ShouldBe(1);
        (await ada.SeeAsync(bob)).FollowersCount.ShouldBe(1);

        await ada.UnfollowAsync(bob);
        (await ada.MeAsync()).FollowingCount.ShouldBe(0);
        (await ada.SeeAsync(bob)).FollowersCount.ShouldBe(0);
    }

    [Fact]
    public async Task Can_be_repeated_in_both_directions()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());

        await ada.FollowAsync(bob);
        (await ada.FollowAsync(bob)).Following.ShouldBeTrue();
        (await ada.SeeAsync(bob)).FollowersCount.ShouldBe(1);

        await ada.UnfollowAsync(bob);
        (await ada.UnfollowAsync(bob)).Following.ShouldBeFalse();
        (await ada.SeeAsync(bob)).FollowersCount.ShouldBe(0);
    }

    [Fact]
    public async Task Finds_the_other_whatever_the_case_of_the_handle()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());

        (await ada.PutAsync($"/api/users/{bob.Handle.ToUpperInvariant()}/follow")).Read<Relationship>().Following.ShouldBeTrue();

        (await ada.SeeAsync(bob)).Relationship.ShouldNotBeNull().Following.ShouldBeTrue();
    }

    [Fact]
    public async Task Is_refused_with_oneself()
    {
        var ada = await app.RegisterAsync();

        (await ada.PutAsync($"/api/users/{ada.Handle}/follow")).ShouldBeProblem(UnprocessableEntity, "cannot-follow-yourself");

        (await ada.MeAsync()).FollowersCount.ShouldBe(0);
    }

    [Theory]
    [InlineData("nobody_here_4")]
    [InlineData("not%20a%20handle")]
    [InlineData("sixteen_letters_")]
    public async Task Needs_somebody_to_follow(string handle)
    {
        var ada = await app.RegisterAsync();

        (await ada.PutAsync($"/api/users/{handle}/follow")).ShouldBeProblem(NotFound);
        (await ada.DeleteAsync($"/api/users/{handle}/follow")).ShouldBeProblem(NotFound);
    }

    [Fact]
    public async Task Is_nothing_to_somebody_signed_out_or_oneself()
    {
        var ada = await app.RegisterAsync();

        (await app.Visitor().GetAsync($"/api/users/{ada.Handle}")).Read<User>().Relationship.ShouldBeNull();
        (await ada.SeeAsync(ada)).Relationship.ShouldBeNull();
        (await ada.MeAsync()).Relationship.ShouldBeNull();
    }
}
