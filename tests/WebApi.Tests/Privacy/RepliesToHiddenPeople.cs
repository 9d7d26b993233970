namespace MiniTwitter.Stories.Privacy;

/// <summary>A reply by somebody else does not name a person whom the viewer may not see.</summary>
public class RepliesToHiddenPeople(App app)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Name_nobody_in_any_list(bool viewerBlocks)
    {
        var (viewer, hidden, third) = (await app.RegisterAsync(), await app.RegisterAsync(), await app.RegisterAsync());
        var tag = $"t{Guid.NewGuid():N}"[..12];
        var question = await hidden.TweetAsync("a question");
        var reply = await third.ReplyAsync(question, $"an answer #{tag}");
        var below = await third.ReplyAsync(reply, "and more");
        await third.QuoteAsync(reply, "quoted");
        await viewer.LikeAsync(reply);
        await viewer.BookmarkAsync(reply);
        await viewer.FollowAsync(third);
        await (viewerBlocks ? viewer.PutAsync($"/api/users/{hidden.Handle}/block") : hidden.PutAsync($"/api/users/{viewer.Handle}/block"));

        string[] paths =
        [
            $"/api/tweets/{reply.Id}", $"/api/tweets/{reply.Id}/thread", $"/api/tweets/{below.Id}/thread", $"/api/tweets/{reply.Id}/quotes",
            $"/api/users/{third.Handle}/tweets?replies=true", $"/api/hashtags/{tag}", $"/api/users/{viewer.Handle}/likes", "/api/me/bookmarks",
            "/api/timeline", "/api/explore?limit=100", "/api/notifications",
        ];
        foreach (var path in paths)
        {
            var body = (await viewer.GetAsync(path)).Body;
            body.ShouldNotContain($"\"{hidden.User.Id}\"", Case.Sensitive, path);
            body.ShouldNotContain($"\"{hidden.Handle}\"", Case.Sensitive, path);
        }

        (await viewer.GetAsync($"/api/tweets/{reply.Id}")).Read<Tweet>().ReplyTo.ShouldBeNull();
        (await viewer.GetAsync($"/api/hashtags/{tag}")).Read<Page<Tweet>>().Items.ShouldHaveSingleItem().ReplyTo.ShouldBeNull();
        (await app.Visitor().GetAsync($"/api/tweets/{reply.Id}")).Read<Tweet>().ReplyTo.ShouldNotBeNull().Handle.ShouldBe(hidden.Handle);
        (await third.GetAsync($"/api/tweets/{reply.Id}")).Read<Tweet>().ReplyTo.ShouldNotBeNull("who sees everybody reads it as before");
    }
}
