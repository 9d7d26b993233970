namespace MiniTwitter.Stories.Tweets;

public class Liking(App app)
{
    [Fact]
    public async Task Is_counted_for_everybody_and_marked_for_oneself()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        await bob.FollowAsync(ada);
        var tweet = await ada.TweetAsync("like me");
        tweet.LikesCount.ShouldBe(0);

        var liked = await bob.LikeAsync(tweet);
        (await bob.LikeAsync(tweet)).ShouldBeEquivalentTo(liked);

        liked.Liked.ShouldBeTrue();
        liked.LikesCount.ShouldBe(1);
        foreach (var path in (string[])["/api/timeline", "/api/explore", $"/api/users/{ada.Handle}/tweets"])
        {
            (await FindAsync(bob, path, tweet)).ShouldBeEquivalentTo(liked);
            (await FindAsync(ada, path, tweet)).ShouldBeEquivalentTo(liked with { Liked = false });
        }
        (await FindAsync(app.Visitor(), "/api/explore", tweet)).ShouldBeEquivalentTo(liked with { Liked = false });
        (await bob.GetAsync($"/api/tweets/{tweet.Id}")).Read<Tweet>().Liked.ShouldBeTrue();
        (await bob.GetAsync($"/api/tweets/{tweet.Id}/thread")).Read<TweetThread>().Tweet.Liked.ShouldBeTrue();
        (await ada.EditAsync(tweet, "liked")).LikesCount.ShouldBe(1);

        (await bob.UnlikeAsync(tweet)).Liked.ShouldBeFalse();
        (await bob.UnlikeAsync(tweet)).LikesCount.ShouldBe(0);
    }

    [Fact]
    public async Task Stands_on_every_tweet_of_a_thread()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        var top = await ada.TweetAsync("top");
        var middle = await bob.ReplyAsync(top, "middle");
        var bottom = await ada.ReplyAsync(middle, "bottom");
        await bob.LikeAsync(top);
        await bob.LikeAsync(bottom);

        var thread = (await bob.GetAsync($"/api/tweets/{middle.Id}/thread")).Read<TweetThread>();

        thread.Ancestors.ShouldHaveSingleItem().Tweet!.Liked.ShouldBeTrue();
        thread.Tweet.Liked.ShouldBeFalse();
        thread.Items.ShouldHaveSingleItem().Liked.ShouldBeTrue();
    }

    [Fact]
    public async Task Is_listed_by_user_and_by_tweet_newest_first()
    {
        var (ada, bob, eve) = (await app.RegisterAsync(), await app.RegisterAsync(), await app.RegisterAsync());
        var tweets = new List<Tweet>();
        for (var i = 0; i < 5; i++)
            tweets.Add(await ada.TweetAsync($"{i}"));
        foreach (var tweet in (Tweet[])[tweets[3], tweets[0], tweets[4], tweets[1]])
            await bob.LikeAsync(tweet);
        await eve.LikeAsync(tweets[0]);
        await ada.DeleteAsync(tweets[4]);

        var liked = await app.Visitor().ReadToTheEndAsync<Tweet>($"/api/users/{bob.Handle}/likes", limit: 2);
        var seenByBob = await bob.ReadToTheEndAsync<Tweet>($"/api/users/{bob.Handle}/likes", limit: 2);
        var likers = await ada.ReadToTheEndAsync<User>($"/api/tweets/{tweets[0].Id}/likes", limit: 1);

        liked.Select(tweet => tweet.Text).ShouldBe(["1", "0", "3"]);
        liked.ShouldAllBe(tweet => !tweet.Liked);
        seenByBob.ShouldAllBe(tweet => tweet.Liked);
        likers.Select(user => user.Handle).ShouldBe([eve.Handle, bob.Handle]);
        likers[0].Relationship.ShouldNotBeNull();
    }

    [Fact]
    public async Task Needs_a_tweet_and_somebody_signed_in()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        var tweet = await ada.TweetAsync("gone");

        foreach (var mark in (string[])["like", "bookmark"])
        {
            (await app.Visitor().PutAsync($"/api/tweets/{tweet.Id}/{mark}")).ShouldBeProblem(Unauthorized);
            (await bob.PutAsync($"/api/tweets/x/{mark}")).ShouldBeProblem(BadRequest);
            (await bob.PutAsync($"/api/tweets/1/{mark}")).ShouldBeProblem(NotFound);
            (await bob.DeleteAsync($"/api/tweets/1/{mark}")).ShouldBeProblem(NotFound);
        }
        await ada.DeleteAsync(tweet);
        (await bob.PutAsync($"/api/tweets/{tweet.Id}/like")).ShouldBeProblem(NotFound);
        (await bob.GetAsync($"/api/tweets/{tweet.Id}/likes")).ShouldBeProblem(NotFound);
        (await bob.GetAsync($"/api/users/{Person.NewHandle()}/likes")).ShouldBeProblem(NotFound);
        (await bob.GetAsync($"/api/users/{bob.Handle}/likes?before=x")).ShouldBeProblem(BadRequest);
        (await bob.GetAsync($"/api/users/{bob.Handle}/likes")).Read<Page<Tweet>>().Items.ShouldBeEmpty();
    }

    private static async Task<Tweet> FindAsync(Visitor reader, string path, Tweet tweet) =>
        (await reader.GetAsync($"{path}?limit=100")).Read<Page<Tweet>>().Items.Single(item => item.Id == tweet.Id);
}
