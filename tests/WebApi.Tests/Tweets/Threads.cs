namespace MiniTwitter.Stories.Tweets;

public class Threads(App app)
{
    [Fact]
    public async Task Show_what_is_answered_above_and_the_answers_below()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        var top = await ada.TweetAsync("top");
        var middle = await bob.ReplyAsync(top, "middle");
        var own = await bob.ReplyAsync(middle, "own, later");
        var first = await ada.ReplyAsync(middle, "first");
        var second = await ada.ReplyAsync(middle, "second");
        var deeper = await bob.ReplyAsync(first, "deeper");

        var thread = await ReadAsync(app.Visitor(), middle);

        thread.Ancestors.ShouldHaveSingleItem().Tweet!.Text.ShouldBe("top");
        thread.Tweet.Text.ShouldBe("middle");
        thread.Tweet.RepliesCount.ShouldBe(3);
        thread.Items.Select(reply => reply.Id).ShouldBe([own.Id, first.Id, second.Id]);
        thread.Items[1].RepliesCount.ShouldBe(1);
        thread.Before.ShouldBeNull();
        (await ReadAsync(ada, deeper)).Ancestors.Select(ancestor => ancestor.Id).ShouldBe([top.Id, middle.Id, first.Id]);
    }

    [Fact]
    public async Task Keep_the_place_of_a_deleted_tweet()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        var top = await ada.TweetAsync("top");
        var middle = await bob.ReplyAsync(top, "middle");
        var bottom = await ada.ReplyAsync(middle, "bottom");
        await bob.DeleteAsync(middle);

        var thread = await ReadAsync(ada, bottom);

        thread.Ancestors.Select(ancestor => (ancestor.Id, ancestor.Tweet?.Text)).ShouldBe([(top.Id, "top"), (middle.Id, null)]);
        thread.Tweet.ReplyTo!.Handle.ShouldBe(bob.Handle);
        (await ada.GetAsync($"/api/tweets/{middle.Id}/thread")).ShouldBeProblem(NotFound);
        (await ReadAsync(ada, top)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Are_read_page_by_page()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        var top = await bob.ReplyAsync(await ada.TweetAsync("above"), "top");
        var replies = new List<Tweet>();
        for (var i = 0; i < 7; i++)
            replies.Add(await (i % 2 == 0 ? ada : bob).ReplyAsync(top, $"{i}"));

        var read = await app.Visitor().ReadToTheEndAsync<Tweet>($"/api/tweets/{top.Id}/thread", limit: 2);
        var second = await ReadAsync(ada, top, $"?limit=2&before={(await ReadAsync(ada, top, "?limit=2")).Before}");

        read.Select(reply => reply.Text).ShouldBe(["1", "3", "5", "0", "2", "4", "6"]);
        second.Ancestors.ShouldBeEmpty();
        second.Tweet.Id.ShouldBe(top.Id);
    }

    [Fact]
    public async Task Tell_what_came_later_once()
    {
        var ada = await app.RegisterAsync();
        var top = await ada.TweetAsync("top");
        await ada.ReplyAsync(top, "seen");
        var after = (await ReadAsync(ada, top)).After;
        for (var i = 0; i < 5; i++)
            await ada.ReplyAsync(top, $"{i}");

        var news = await app.Visitor().CatchUpAsync<Tweet>($"/api/tweets/{top.Id}/thread", after, limit: 2);

        news.Select(reply => reply.Text).ShouldBe(["0", "1", "2", "3", "4"]);
    }

    [Fact]
    public async Task Refuse_what_is_malformed()
    {
        var ada = await app.RegisterAsync();
        var top = await ada.TweetAsync("top");

        (await ada.GetAsync("/api/tweets/1/thread")).ShouldBeProblem(NotFound);
        (await ada.GetAsync("/api/tweets/x/thread")).ShouldBeProblem(BadRequest);
        foreach (var query in (string[])["limit=0", "limit=101", "before=x", "after=x", $"before={(await ada.TimelineAsync()).After}"])
            (await ada.GetAsync($"/api/tweets/{top.Id}/thread?{query}")).ShouldBeProblem(BadRequest);
    }

    private static async Task<TweetThread> ReadAsync(Visitor reader, Tweet tweet, string query = "") =>
        (await reader.GetAsync($"/api/tweets/{tweet.Id}/thread{query}")).Read<TweetThread>();
}
