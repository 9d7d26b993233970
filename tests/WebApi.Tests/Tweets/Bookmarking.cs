namespace MiniTwitter.Stories.Tweets;

public class Bookmarking(App app)
{
    [Fact]
    public async Task Is_seen_by_oneself_alone()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        var tweet = await ada.TweetAsync("for later");

        var bookmarked = await bob.BookmarkAsync(tweet);

        bookmarked.ShouldBeEquivalentTo(tweet with { Bookmarked = true });
        (await bob.GetAsync("/api/me/bookmarks")).Read<Page<Tweet>>().Items.ShouldHaveSingleItem().ShouldBeEquivalentTo(bookmarked);
        foreach (var who in (Visitor[])[ada, app.Visitor()])
            (await who.GetAsync($"/api/tweets/{tweet.Id}")).Read<Tweet>().ShouldBeEquivalentTo(tweet);
        (await ada.GetAsync("/api/me/bookmarks")).Read<Page<Tweet>>().Items.ShouldBeEmpty();
        (await app.Visitor().GetAsync("/api/me/bookmarks")).ShouldBeProblem(Unauthorized);
    }

    [Fact]
    public async Task Is_listed_newest_first_until_it_is_undone()
    {
        var ada = await app.RegisterAsync();
        var tweets = new List<Tweet>();
        for (var i = 0; i < 5; i++)
            tweets.Add(await ada.TweetAsync($"{i}"));
        foreach (var tweet in (Tweet[])[tweets[3], tweets[0], tweets[4], tweets[1]])
            await ada.BookmarkAsync(tweet);
        var after = (await ada.GetAsync("/api/me/bookmarks")).Read<Page<Tweet>>().After;
        await ada.BookmarkAsync(tweets[2]);
        (await ada.DeleteAsync($"/api/tweets/{tweets[4].Id}/bookmark")).Read<Tweet>().Bookmarked.ShouldBeFalse();

        (await ada.ReadToTheEndAsync<Tweet>("/api/me/bookmarks", limit: 2)).Select(tweet => tweet.Text).ShouldBe(["2", "1", "0", "3"]);
        (await ada.CatchUpAsync<Tweet>("/api/me/bookmarks", after)).ShouldHaveSingleItem().Text.ShouldBe("2");
        (await ada.GetAsync("/api/me/bookmarks?limit=0")).ShouldBeProblem(BadRequest);
    }
}
