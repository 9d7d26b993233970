namespace MiniTwitter.Stories.Timelines;

public class Exploring(App app)
{
    private const string Explore = "/api/explore";

    [Fact]
    public async Task Shows_everyones_newest_to_anybody()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        var start = (await app.Visitor().GetAsync($"{Explore}?limit=1")).Read<Page<Tweet>>().After;
        var one = await ada.TweetAsync("one");
        var two = await bob.TweetAsync("two");

        var seen = await app.Visitor().CatchUpAsync<Tweet>(Explore, start);

        // Other stories post at the same time.
        seen.Select(tweet => tweet.Id).Intersect([one.Id, two.Id]).ShouldBe([two.Id, one.Id], ignoreOrder: true);
    }

    [Fact]
    public async Task Is_newest_first_page_by_page()
    {
        var ada = await app.RegisterAsync();
        for (var i = 0; i < 5; i++)
            await ada.TweetAsync($"{i}");

        var first = (await ada.GetAsync($"{Explore}?limit=3")).Read<Page<Tweet>>();
        var second = (await ada.GetAsync($"{Explore}?limit=3&before={first.Before}")).Read<Page<Tweet>>();

        var ids = first.Items.Concat(second.Items).Select(tweet => Ids.Order(tweet.Id)).ToArray();
        ids.Length.ShouldBe(6);
        ids.ShouldBe(ids.OrderDescending().Distinct());
    }

    [Fact]
    public async Task Forgets_what_was_deleted()
    {
        var ada = await app.RegisterAsync();
        var tweet = await ada.TweetAsync("gone");
        await ada.DeleteAsync(tweet);

        var page = (await ada.GetAsync($"{Explore}?limit=100")).Read<Page<Tweet>>();

        page.Items.ShouldNotContain(item => item.Id == tweet.Id);
    }
}
