namespace MiniTwitter.Stories.Live;

/// <summary>Blocking and muting, as the pages hear of it that somebody has open.</summary>
public class HidingSomebody(App app)
{
    [Fact]
    public async Task Is_told_to_both_on_every_device_once_for_each_block()
    {
        var (ada, bob, friend) = await PeopleAsync();
        await using var adas = await LiveConnection.OpenAsync(ada);
        await using var adasPhone = await LiveConnection.OpenAsync(await ada.OnAnotherDeviceAsync());
        await using var bobs = await LiveConnection.OpenAsync(bob);

        foreach (var _ in (int[])[1, 2])
            (await ada.PutAsync($"/api/users/{bob.Handle}/block")).ShouldBe(OK);
        (await ada.DeleteAsync($"/api/users/{bob.Handle}/block")).ShouldBe(OK);
        await friend.TweetAsync("unblocked");
        (await ada.PutAsync($"/api/users/{bob.Handle}/block")).ShouldBe(OK);
        await friend.TweetAsync("the end");

        foreach (var live in (LiveConnection[])[adas, adasPhone])
            (await HeardAsync(live)).ShouldBe([new HiddenUser(bob.User.Id, Everywhere: true), null, new HiddenUser(bob.User.Id, Everywhere: true), null]);
        (await HeardAsync(bobs)).ShouldBe([new HiddenUser(ada.User.Id, Everywhere: true), null, new HiddenUser(ada.User.Id, Everywhere: true), null]);
    }

    [Fact]
    public async Task Is_told_to_who_mutes_alone()
    {
        var (ada, bob, friend) = await PeopleAsync();
        await using var adas = await LiveConnection.OpenAsync(ada);
        await using var adasPhone = await LiveConnection.OpenAsync(await ada.OnAnotherDeviceAsync());
        await using var bobs = await LiveConnection.OpenAsync(bob);

        foreach (var _ in (int[])[1, 2])
            (await ada.PutAsync($"/api/users/{bob.Handle}/mute")).ShouldBe(OK);
        (await ada.DeleteAsync($"/api/users/{bob.Handle}/mute")).ShouldBe(OK);
        await friend.TweetAsync("the end");

        foreach (var live in (LiveConnection[])[adas, adasPhone])
            (await HeardAsync(live)).ShouldBe([new HiddenUser(bob.User.Id, Everywhere: false), null]);
        (await HeardAsync(bobs)).ShouldBe([null]);
    }

    [Fact]
    public async Task Holds_for_whatever_is_read_after_it_was_told()
    {
        for (var round = 0; round < 10; round++)
        {
            var (ada, bob, _) = await PeopleAsync();
            await ada.TweetAsync("by ada");
            var tweet = await bob.TweetAsync("by bob");
            await using var adas = await LiveConnection.OpenAsync(ada);
            await using var bobs = await LiveConnection.OpenAsync(bob);

            var blocked = ada.PutAsync($"/api/users/{bob.Handle}/block");
            var told = await Task.WhenAll(ReadAfterAsync(adas, ada, $"/api/users/{bob.Handle}/tweets"), ReadAfterAsync(bobs, bob, $"/api/users/{ada.Handle}/tweets"));

            told[0].Read<Page<Tweet>>().Items.ShouldBeEmpty();
            told[1].ShouldBeProblem(NotFound);
            (await ada.GetAsync($"/api/tweets/{tweet.Id}")).ShouldBeProblem(NotFound);
            (await blocked).ShouldBe(OK);
        }
    }

    // Both follow each other and a friend.
    private async Task<(Person Ada, Person Bob, Person Friend)> PeopleAsync()
    {
        var (ada, bob, friend) = (await app.RegisterAsync(), await app.RegisterAsync(), await app.RegisterAsync());
        await ada.FollowAsync(bob);
        await bob.FollowAsync(ada);
        await ada.FollowAsync(friend);
        await bob.FollowAsync(friend);
        return (ada, bob, friend);
    }

    // Up to the end; null stands for a tweet.
    private static async Task<HiddenUser?[]> HeardAsync(LiveConnection live) =>
        [.. (await live.ReadUntilAsync("the end")).Select(message => message.Name == "UserHidden" ? message.HiddenUser : null)];

    private static async Task<Answer> ReadAfterAsync(LiveConnection live, Person person, string path)
    {
        while ((await live.NextAsync()).Name != "UserHidden")
        {
            // A tweet that was on its way.
        }

        return await person.GetAsync(path);
    }
}
