namespace MiniTwitter.Stories.Tweets;

public class Reposting(App app)
{
    [Fact]
    public async Task Shows_the_tweet_to_followers_as_an_entry_of_its_own()
    {
        var (ada, bob, carol) = (await app.RegisterAsync(), await app.RegisterAsync(), await app.RegisterAsync());
        await carol.FollowAsync(bob);
        var tweet = await ada.TweetAsync("spread me");
        var cursor = (await carol.TimelineAsync()).After;

        var reposted = await bob.RepostAsync(tweet);
        (await bob.RepostAsync(tweet)).ShouldBeEquivalentTo(reposted);

        (reposted.Id, reposted.Reposted, reposted.RepostsCount, reposted.RepostedBy).ShouldBe((tweet.Id, true, 1, null));
        var shown = (await carol.TimelineAsync()).Items.ShouldHaveSingleItem();
        shown.ShouldBeEquivalentTo(reposted with { Reposted = false, RepostedBy = shown.RepostedBy });
        shown.RepostedBy!.Id.ShouldNotBe(tweet.Id);
        shown.RepostedBy.User.Handle.ShouldBe(bob.Handle);
        foreach (var path in (string[])["/api/timeline?limit=1", $"/api/timeline?after={cursor}", $"/api/users/{bob.Handle}/tweets"])
            (await carol.GetAsync(path)).Read<Page<Tweet>>().Items.ShouldHaveSingleItem().ShouldBeEquivalentTo(shown);
        (await carol.GetAsync($"/api/tweets/{tweet.Id}/reposts")).Read<Page<User>>().Items.ShouldHaveSingleItem().Relationship!.Following.ShouldBeTrue();
        (await carol.GetAsync($"/api/tweets/{shown.RepostedBy.Id}")).ShouldBeProblem(NotFound);

        (await bob.UnrepostAsync(tweet)).Reposted.ShouldBeFalse();
        (await bob.UnrepostAsync(tweet)).RepostsCount.ShouldBe(0);
        (await carol.TimelineAsync()).Items.ShouldBeEmpty();
        (await carol.GetAsync($"/api/tweets/{tweet.Id}/reposts")).Read<Page<User>>().Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Shows_the_tweet_once_and_goes_with_it()
    {
        var (ada, bob, carol) = (await app.RegisterAsync(), await app.RegisterAsync(), await app.RegisterAsync());
        await carol.FollowAsync(ada);
        await carol.FollowAsync(bob);
        var tweet = await ada.TweetAsync("mine");
        await ada.RepostAsync(tweet);
        await bob.RepostAsync(tweet);

        (await carol.TimelineAsync()).Items.ShouldHaveSingleItem().RepostedBy.ShouldBeNull();
        await carol.UnfollowAsync(ada);
        (await carol.TimelineAsync()).Items.ShouldHaveSingleItem().RepostedBy!.User.Id.ShouldBe(bob.User.Id);
        await ada.DeleteAsync(tweet);
        (await carol.TimelineAsync()).Items.ShouldBeEmpty();
        (await carol.GetAsync($"/api/users/{bob.Handle}/tweets")).Read<Page<Tweet>>().Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Is_told_live_to_followers_and_so_is_taking_it_back()
    {
        var (ada, bob, carol) = (await app.RegisterAsync(), await app.RegisterAsync(), await app.RegisterAsync());
        await carol.FollowAsync(bob);
        var tweet = await ada.TweetAsync("spread me");
        await using var live = await LiveConnection.OpenAsync(carol);

        await bob.RepostAsync(tweet);
        var posted = await live.NextAsync();
        await bob.UnrepostAsync(tweet);
        var deleted = await live.NextAsync();

        posted.Name.ShouldBe("TweetPosted");
        posted.Body.GetProperty("id").GetString().ShouldBe(tweet.Id);
        var repost = posted.Body.GetProperty("repostedBy");
        repost.GetProperty("user").GetProperty("handle").GetString().ShouldBe(bob.Handle);
        deleted.Name.ShouldBe("TweetDeleted");
        deleted.Body.GetProperty("id").GetString().ShouldBe(repost.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Needs_a_tweet_and_somebody_signed_in()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        var tweet = await ada.TweetAsync("gone");
        await bob.RepostAsync(tweet);

        (await app.Visitor().PutAsync($"/api/tweets/{tweet.Id}/repost")).ShouldBeProblem(Unauthorized);
        (await bob.PutAsync("/api/tweets/x/repost")).ShouldBeProblem(BadRequest);
        (await bob.PutAsync("/api/tweets/1/repost")).ShouldBeProblem(NotFound);
        (await bob.DeleteAsync("/api/tweets/1/repost")).ShouldBeProblem(NotFound);
        await ada.DeleteAsync(tweet);
        (await bob.PutAsync($"/api/tweets/{tweet.Id}/repost")).ShouldBeProblem(NotFound);
        foreach (var list in (string[])["reposts", "quotes"])
        {
            (await bob.GetAsync($"/api/tweets/{tweet.Id}/{list}")).ShouldBeProblem(NotFound);
            (await bob.GetAsync($"/api/tweets/x/{list}")).ShouldBeProblem(BadRequest);
        }
    }
}
