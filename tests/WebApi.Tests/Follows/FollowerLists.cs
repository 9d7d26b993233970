namespace MiniTwitter.Stories.Follows;

public class FollowerLists(App app)
{
    [Fact]
    public async Task Show_the_newest_first()
    {
        var (ada, fans) = (await app.RegisterAsync(), await app.RegisterAsync(3));
        foreach (var fan in fans)
        {
            await fan.FollowAsync(ada);
            await ada.FollowAsync(fan);
        }
        var newestFirst = fans.Reverse().Select(fan => fan.Handle);

        (await PageAsync(ada, "followers")).Items.Select(user => user.Handle).ShouldBe(newestFirst);
        (await PageAsync(ada, "following")).Items.Select(user => user.Handle).ShouldBe(newestFirst);
    }

    [Fact]
    public async Task Forget_who_left_and_put_who_comes_back_first()
    {
        var (ada, fans) = (await app.RegisterAsync(), await app.RegisterAsync(2));
        await fans[0].FollowAsync(ada);
        await fans[1].FollowAsync(ada);

        await fans[0].UnfollowAsync(ada);
        (await PageAsync(ada, "followers")).Items.Select(user => user.Handle).ShouldBe([fans[1].Handle]);
        await fans[0].FollowAsync(ada);

        (await PageAsync(ada, "followers")).Items.Select(user => user.Handle).ShouldBe([fans[0].Handle, fans[1].Handle]);
    }

    [Theory]
    [InlineData("followers")]
    [InlineData("following")]
    public async Task Are_read_page_by_page_to_the_end(string list)
    {
        var (ada, others) = (await app.RegisterAsync(), await app.RegisterAsync(7));
        foreach (var other in others)
            await (list == "followers" ? other.FollowAsync(ada) : ada.FollowAsync(other));

        var all = await app.Visitor().ReadToTheEndAsync<User>($"/api/users/{ada.Handle}/{list}", limit: 3);

        all.Select(user => user.Handle).ShouldBe(others.Reverse().Select(other => other.Handle));
    }

    [Theory]
    [InlineData("followers")]
    [InlineData("following")]
    public async Task Tell_who_came_since(string list)
    {
        var (ada, others) = (await app.RegisterAsync(), await app.RegisterAsync(6));
        await LinkAsync(others[0]);
        var seen = await PageAsync(ada, list);
        foreach (var other in others[1..])
            await LinkAsync(other);

        var since = await app.Visitor().CatchUpAsync<User>($"/api/users/{ada.Handle}/{list}", seen.After, limit: 2);

        since.Select(user => user.Handle).ShouldBe(others[1..].Select(other => other.Handle), ignoreOrder: true);
        Task LinkAsync(Person other) => list == "followers" ? other.FollowAsync(ada) : ada.FollowAsync(other);
    }

    [Fact]
    public async Task Show_how_the_reader_stands_to_each()
    {
        var (ada, bob, reader) = (await app.RegisterAsync(), await app.RegisterAsync(), await app.RegisterAsync());
        await bob.FollowAsync(ada);
        await reader.FollowAsync(ada);
        await reader.FollowAsync(bob);

        var followers = (await reader.GetAsync($"/api/users/{ada.Handle}/followers")).Read<Page<User>>().Items;

        followers.Single(user => user.Handle == bob.Handle).Relationship.ShouldBe(new Relationship(true, false, false, false));
        followers.Single(user => user.Handle == reader.Handle).Relationship.ShouldBeNull();
        followers.Single(user => user.Handle == bob.Handle).FollowersCount.ShouldBe(1);
    }

    [Theory]
    [InlineData("followers")]
    [InlineData("following")]
    [InlineData("tweets")]
    public async Task Belong_to_somebody(string list)
    {
        (await app.Visitor().GetAsync($"/api/users/nobody_here_5/{list}")).ShouldBeProblem(NotFound);

        var empty = (await app.Visitor().GetAsync($"/api/users/{(await app.RegisterAsync()).Handle}/{list}")).Read<Page<User>>();
        empty.Items.ShouldBeEmpty();
        empty.Before.ShouldBeNull();
    }

    private static async Task<Page<User>> PageAsync(Person person, string list) =>
        (await person.GetAsync($"/api/users/{person.Handle}/{list}")).Read<Page<User>>();
}
