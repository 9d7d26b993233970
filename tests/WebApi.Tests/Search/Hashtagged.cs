namespace MiniTwitter.Stories.Search;

/// <summary>The tweets with a hashtag.</summary>
public class Hashtagged(App app)
{
    [Fact]
    public async Task Are_everybodys_replies_too_newest_first_for_anybody()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        var tag = NewTag();
        var first = await ada.TweetAsync($"#{tag} first");
        var reply = await bob.ReplyAsync(first, $"reply #{tag.ToUpperInvariant()}");
        await bob.TweetAsync($"#{tag}x is another one");

        var page = (await app.Visitor().GetAsync($"/api/hashtags/{tag}")).Read<Page<Tweet>>();

        page.Items.Select(tweet => tweet.Id).ShouldBe([reply.Id, first.Id]);
        page.Before.ShouldBeNull();
        (await app.Visitor().GetAsync($"/api/hashtags/{tag.ToUpperInvariant()}")).Read<Page<Tweet>>().Items.Length.ShouldBe(2);
    }

    [Fact]
    public async Task Follow_edits_and_deletions_at_once()
    {
        var ada = await app.RegisterAsync();
        var (one, two) = (NewTag(), NewTag());
        var tweet = await ada.TweetAsync($"#{one}");

        await ada.EditAsync(tweet, $"#{two}");
        (await ada.GetAsync($"/api/hashtags/{one}")).Read<Page<Tweet>>().Items.ShouldBeEmpty();
        (await ada.GetAsync($"/api/hashtags/{two}")).Read<Page<Tweet>>().Items.ShouldHaveSingleItem().Text.ShouldBe($"#{two}");
        await ada.DeleteAsync(tweet);
        (await ada.GetAsync($"/api/hashtags/{two}")).Read<Page<Tweet>>().Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Carry_the_marks_of_who_reads()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        var tag = NewTag();
        var tweet = await ada.TweetAsync($"#{tag}");
        var liked = await bob.LikeAsync(tweet);

        (await bob.GetAsync($"/api/hashtags/{tag}")).Read<Page<Tweet>>().Items.ShouldHaveSingleItem().ShouldBeEquivalentTo(liked);
        (await ada.GetAsync($"/api/hashtags/{tag}")).Read<Page<Tweet>>().Items.ShouldHaveSingleItem().Liked.ShouldBeFalse();
    }

    [Fact]
    public async Task Are_read_page_by_page_and_what_comes_later_once()
    {
        var ada = await app.RegisterAsync();
        var path = $"/api/hashtags/{NewTag()}";
        var tag = path[(path.LastIndexOf('/') + 1)..];
        for (var number = 0; number < 5; number++)
            await ada.TweetAsync($"{number} #{tag}");
        var after = (await ada.GetAsync(path)).Read<Page<Tweet>>().After;
        for (var number = 5; number < 8; number++)
            await ada.TweetAsync($"{number} #{tag}");

        (await ada.ReadToTheEndAsync<Tweet>(path, limit: 3)).Select(tweet => tweet.Text[0]).ShouldBe("76543210");
        (await ada.CatchUpAsync<Tweet>(path, after, limit: 2)).Select(tweet => tweet.Text[0]).ShouldBe("567", ignoreOrder: true);
    }

    [Fact]
    public async Task Are_none_where_nobody_has_used_it()
    {
        var page = (await app.Visitor().GetAsync($"/api/hashtags/{NewTag()}")).Read<Page<Tweet>>();

        page.Items.ShouldBeEmpty();
        page.Before.ShouldBeNull();
        page.After.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("2024")]
    [InlineData("%23tea")]
    [InlineData("a%20b")]
    [InlineData("a%2Fb")]
    [InlineData("%F0%9F%91%8D")]
    [InlineData("%3Cscript%3E")]
    public async Task Are_refused_where_no_tweet_could_have_it(string tag) =>
        (await app.Visitor().GetAsync($"/api/hashtags/{tag}")).ShouldBeProblem(BadRequest, "bad-hashtag");

    [Theory]
    [InlineData("limit=0", "bad-page")]
    [InlineData("limit=101", "bad-page")]
    [InlineData("before=x", "bad-cursor")]
    [InlineData("after=x", "bad-cursor")]
    public async Task Are_refused_for_a_bad_page(string query, string reason) =>
        (await app.Visitor().GetAsync($"/api/hashtags/tea?{query}")).ShouldBeProblem(BadRequest, reason);

    private static string NewTag() => $"t{Guid.NewGuid():n}";
}
