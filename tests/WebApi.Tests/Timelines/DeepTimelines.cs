namespace MiniTwitter.Stories.Timelines;

/// <summary>More tweets than a timeline keeps in memory (800): no page has a gap or a double.</summary>
public class DeepTimelines(App app)
{
    private const int Authors = 12;
    private const int TweetsEach = 75;

    [Fact]
    public async Task Have_no_bottom()
    {
        var (reader, authors) = (await app.RegisterAsync(), await app.RegisterAsync(Authors));
        foreach (var author in authors)
            await reader.FollowAsync(author);
        (await reader.TimelineAsync()).Items.ShouldBeEmpty();
        var posted = await PostAsync(authors, TweetsEach);
        await Eventually.ShouldBeTrueAsync(async () => (await reader.TimelineAsync("?limit=1")).Items.Single().Id == posted.MaxBy(Ids.Order), "the newest has come");

        var read = await reader.ReadToTheEndAsync<Tweet>("/api/timeline", limit: 100);

        read.Select(tweet => tweet.Id).ShouldBe(posted.OrderByDescending(Ids.Order));
        (await authors[0].ReadToTheEndAsync<Tweet>($"/api/users/{authors[0].Handle}/tweets", limit: 7)).Count.ShouldBe(TweetsEach);
    }

    [Fact]
    public async Task Are_filled_from_the_past_when_somebody_is_followed()
    {
        var (reader, authors) = (await app.RegisterAsync(), await app.RegisterAsync(3));
        var posted = await PostAsync(authors, 40);

        foreach (var author in authors)
            await reader.FollowAsync(author);

        var read = await reader.ReadToTheEndAsync<Tweet>("/api/timeline", limit: 17);
        read.Select(tweet => tweet.Id).ShouldBe(posted.OrderByDescending(Ids.Order));
    }

    [Fact]
    public async Task Can_be_caught_up_with_until_nothing_is_left()
    {
        var (reader, authors) = (await app.RegisterAsync(), await app.RegisterAsync(4));
        foreach (var author in authors)
            await reader.FollowAsync(author);
        await PostAsync(authors, 2);
        var seen = await reader.TimelineAsync("?limit=1");
        var missed = await PostAsync(authors, 30);

        var caughtUp = await reader.CatchUpAsync<Tweet>("/api/timeline", seen.After, limit: 25);

        caughtUp.Select(tweet => tweet.Id).Intersect(missed).ShouldBe(missed, ignoreOrder: true);
        caughtUp.Select(tweet => tweet.Id).ShouldBeUnique();
    }

    [Fact]
    public async Task Have_stable_pages_while_new_tweets_come_in()
    {
        var reader = await app.RegisterAsync();
        var old = await PostAsync([reader], 6);
        var first = await reader.TimelineAsync("?limit=3");
        await PostAsync([reader], 4);

        var second = await reader.TimelineAsync($"?limit=3&before={first.Before}");

        first.Items.Concat(second.Items).Select(tweet => tweet.Id).ShouldBe(old.OrderByDescending(Ids.Order));
    }

    private static async Task<string[]> PostAsync(Person[] authors, int each)
    {
        var ids = await Task.WhenAll(authors.Select(async author =>
        {
            var posted = new List<string>();
            for (var i = 0; i < each; i++)
                posted.Add((await author.TweetAsync($"tweet {i}")).Id);
            return posted;
        }));
        return [.. ids.SelectMany(id => id)];
    }
}
