using MiniTwitter.Stories.Client;

namespace MiniTwitter.Processes;

/// <summary>Web nodes: what one does for the users of the other, and what is left of a killed one.</summary>
public abstract partial class ClusterStories<TDatabase>
{
    [Fact]
    public async Task A_tweet_posted_through_one_node_is_pushed_once_by_the_other()
    {
        var author = await cluster.RunningNodes[0].RegisterAsync();
        var follower = await cluster.RunningNodes[1].RegisterAsync();
        await follower.FollowAsync(author);
        await using var live = await LiveConnection.OpenAsync(follower);

        await author.TweetAsync("first");
        await author.TweetAsync("last");

        (await live.ReadUntilAsync("last")).Select(message => (message.Name, message.Text)).ShouldBe([("TweetPosted", "first"), ("TweetPosted", "last")]);
    }

    [Fact]
    public async Task A_block_through_one_node_is_told_by_the_other_to_both()
    {
        var (ada, bob) = (await cluster.RunningNodes[0].RegisterAsync(), await cluster.RunningNodes[1].RegisterAsync());
        await using var adas = await LiveConnection.OpenAsync(await ada.OnAnotherDeviceAsync(cluster.RunningNodes[1].Address));
        await using var bobs = await LiveConnection.OpenAsync(bob);

        (await ada.PutAsync($"/api/users/{bob.Handle}/block")).ShouldBe(OK);

        (await adas.NextAsync()).HiddenUser.ShouldBe(new HiddenUser(bob.User.Id, Everywhere: true));
        (await bobs.NextAsync()).HiddenUser.ShouldBe(new HiddenUser(ada.User.Id, Everywhere: true));
        await bob.TweetAsync("the end");
        (await bobs.NextAsync()).Text.ShouldBe("the end");
    }

    [Fact]
    public async Task A_killed_web_node_is_forgotten_and_the_users_of_the_other_notice_nothing()
    {
        var (killed, other) = (cluster.RunningNodes[0], cluster.RunningNodes[1]);
        await using var crowd = await Crowd.GatherAsync([other]);
        await crowd.StartAsync();
        var watcher = await killed.RegisterAsync();
        await watcher.FollowAsync(crowd.Members[0].Person);
        await using var lost = await LiveConnection.OpenAsync(watcher);
        await using var live = await LiveConnection.OpenAsync(await watcher.OnAnotherDeviceAsync(other.Address));

        await killed.KillAsync();

        await cluster.ShouldSayAsync($"A web node no longer watches user {watcher.User.Id}");
        (await live.ReadUntilAsync((await crowd.Members[0].NextPostAsync()).Text)).Select(message => message.Id).ShouldBeUnique();
        await EndAsync(crowd, "kill -9 of the other web node");
        crowd.Failures.ShouldBeEmpty();
    }
}
