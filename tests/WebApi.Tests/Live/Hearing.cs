namespace MiniTwitter.Stories.Live;

public class Hearing(App app)
{
    [Fact]
    public async Task Of_new_edited_and_deleted_tweets_of_those_one_follows()
    {
        var (ada, follower) = (await app.RegisterAsync(), await app.RegisterAsync());
        await follower.FollowAsync(ada);
        await using var live = await LiveConnection.OpenAsync(follower);

        var posted = await ada.TweetAsync("hello @bob");
        var heard = await live.NextAsync();
        heard.Name.ShouldBe("TweetPosted");
        heard.Tweet.ShouldBeEquivalentTo(posted);

        var edited = await ada.EditAsync(posted, "hello");
        heard = await live.NextAsync();
        heard.Name.ShouldBe("TweetEdited");
        heard.Tweet.ShouldBeEquivalentTo(edited);

        await ada.DeleteAsync(posted);
        heard = await live.NextAsync();
        heard.Name.ShouldBe("TweetDeleted");
        heard.Body.GetRawText().ShouldBe($$"""{"id":"{{posted.Id}}"}""");
    }

    [Fact]
    public async Task Begins_the_moment_one_is_connected()
    {
        var ada = await app.RegisterAsync();
        for (var round = 0; round < 20; round++)
        {
            var follower = await app.RegisterAsync();
            await follower.FollowAsync(ada);
            await using var live = await LiveConnection.OpenAsync(follower);

            var posted = await ada.TweetAsync("at once");

            (await live.NextAsync()).Id.ShouldBe(posted.Id);
        }
    }

    [Fact]
    public async Task Works_on_the_authors_other_devices_too()
    {
        var ada = await app.RegisterAsync();
        var phone = await ada.OnAnotherDeviceAsync();
        await using var laptopLive = await LiveConnection.OpenAsync(ada);
        await using var phoneLive = await LiveConnection.OpenAsync(phone);

        await ada.TweetAsync("hello");

        (await phoneLive.NextAsync()).Text.ShouldBe("hello");
        (await laptopLive.NextAsync()).Text.ShouldBe("hello");
    }

    [Fact]
    public async Task Happens_once_for_each_tweet()
    {
        var (ada, follower) = (await app.RegisterAsync(), await app.RegisterAsync());
        await follower.FollowAsync(ada);
        await using var live = await LiveConnection.OpenAsync(follower);
        var texts = Enumerable.Range(0, 30).Select(i => $"tweet {i}").ToArray();

        foreach (var text in texts)
            await ada.TweetAsync(text);
        await ada.TweetAsync("the last one");

        (await live.ReadUntilAsync("the last one")).Select(message => message.Text).ShouldBe([.. texts, "the last one"]);
    }

    [Fact]
    public async Task Does_not_happen_to_strangers()
    {
        var (ada, bob, follower, stranger) = (await app.RegisterAsync(), await app.RegisterAsync(), await app.RegisterAsync(), await app.RegisterAsync());
        await follower.FollowAsync(ada);
        await stranger.FollowAsync(bob);
        await using var followerLive = await LiveConnection.OpenAsync(follower);
        await using var strangerLive = await LiveConnection.OpenAsync(stranger);

        await ada.TweetAsync("for followers");
        await followerLive.ReadUntilAsync("for followers");
        await bob.TweetAsync("for everybody here");

        (await strangerLive.ReadUntilAsync("for everybody here")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Begins_and_ends_with_following()
    {
        var (ada, bob, reader) = (await app.RegisterAsync(), await app.RegisterAsync(), await app.RegisterAsync());
        await reader.FollowAsync(bob);
        await using var live = await LiveConnection.OpenAsync(reader);

        await ada.TweetAsync("too early");
        await reader.FollowAsync(ada);
        await ada.TweetAsync("in time");
        (await live.NextAsync()).Text.ShouldBe("in time");
        await reader.UnfollowAsync(ada);
        await ada.TweetAsync("too late");
        await bob.TweetAsync("the end");

        (await live.NextAsync()).Text.ShouldBe("the end");
    }

    [Fact]
    public async Task Resumes_after_a_lost_connection_with_nothing_missed_and_nothing_twice()
    {
        var (ada, follower) = (await app.RegisterAsync(), await app.RegisterAsync());
        await follower.FollowAsync(ada);
        await ada.TweetAsync("before");
        var seen = await follower.TimelineAsync();
        await using (var lost = await LiveConnection.OpenAsync(follower))
            lost.IsOpen.ShouldBeTrue();
        var missed = new List<string>();
        for (var i = 0; i < 12; i++)
            missed.Add((await ada.TweetAsync($"missed {i}")).Id);

        await using var live = await LiveConnection.OpenAsync(follower);
        var caughtUp = await follower.CatchUpAsync<Tweet>("/api/timeline", seen.After, limit: 5);
        var next = await ada.TweetAsync("next");
        var heard = await live.ReadUntilAsync("next");

        var known = caughtUp.Select(tweet => tweet.Id).Concat(heard.Select(message => message.Id)).Distinct().Except(seen.Items.Select(tweet => tweet.Id));
        known.ShouldBe([.. missed, next.Id], ignoreOrder: true);
        caughtUp.Select(tweet => tweet.Id).ShouldBeUnique();
    }
}
