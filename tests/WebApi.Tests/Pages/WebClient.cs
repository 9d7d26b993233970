namespace MiniTwitter.Stories.Pages;

/// <summary>Everything that is neither a file nor an API is the client's page, with 404 where it has nothing to show.</summary>
public class WebClient(PagesApp app) : IClassFixture<PagesApp>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/index.html")]
    [InlineData("/explore")]
    [InlineData("/settings?tab=sessions")]
    [InlineData("/hashtags/world")]
    [InlineData("/search?q=ada")]
    [InlineData("/sign-up")]
    [InlineData("/sign-in")]
    [InlineData("/notifications")]
    [InlineData("/bookmarks/")]
    public async Task Is_answered_at_every_address_of_a_page(string path)
    {
        var answer = await app.Visitor().GetAsync(path);

        answer.ShouldBe(OK);
        answer.Body.ShouldBe(PagesApp.Index);
        answer.ContentHeaders.ContentType.ShouldNotBeNull().MediaType.ShouldBe("text/html");
        answer.Headers.CacheControl.ShouldNotBeNull().NoCache.ShouldBeTrue();
    }

    [Fact]
    public async Task Is_answered_for_people_and_tweets_that_are_there()
    {
        var person = await app.RegisterAsync();
        var tweet = await person.TweetAsync("hello");

        foreach (var path in (string[])[$"/@{person.Handle}", $"/@{person.Handle.ToUpperInvariant()}/followers", $"/tweets/{tweet.Id}", $"/tweets/{tweet.Id}/likes"])
        {
            var answer = await app.Visitor().GetAsync(path);
            answer.ShouldBe(OK);
            answer.Body.ShouldBe(PagesApp.Index);
        }

        await person.DeleteAsync(tweet);
        (await app.Visitor().GetAsync($"/tweets/{tweet.Id}")).ShouldBe(NotFound);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/apiary")]
    [InlineData("/@nobody_here_8")]
    [InlineData("/@nobody_here_8/likes")]
    [InlineData("/@")]
    [InlineData("/@not a handle")]
    [InlineData("/tweets")]
    [InlineData("/tweets/1")]
    [InlineData("/tweets/1/likes")]
    [InlineData("/tweets/none")]
    [InlineData("/explore/more")]
    [InlineData("/.well-known/nothing")]
    [InlineData("/.well-known/security.txt")]
    public async Task Is_answered_with_404_where_nothing_is(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        // Whoever has the page already must not get an empty one.
        request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        var answer = await app.Visitor().SendAsync(request);

        answer.ShouldBe(NotFound);
        answer.Body.ShouldBe(PagesApp.Index);
        answer.ContentHeaders.ContentType.ShouldNotBeNull().MediaType.ShouldBe("text/html");

        (await app.Visitor().SendAsync(new HttpRequestMessage(HttpMethod.Head, path))).ShouldBe(NotFound);
    }

    [Fact]
    public async Task Tells_password_managers_where_the_password_is_changed()
    {
        var answer = await app.Visitor().GetAsync("/.well-known/change-password");

        answer.ShouldBe(Redirect);
        answer.Headers.Location.ShouldNotBeNull().OriginalString.ShouldBe("/settings");
    }

    [Fact]
    public async Task Runs_scripts_of_its_own_only_and_in_no_frame()
    {
        var policy = (await app.Visitor().GetAsync("/")).Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();

        policy.Split(';', StringSplitOptions.TrimEntries).ShouldContain("script-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("base-uri 'none'");
    }

    [Fact]
    public async Task Has_files_with_a_hash_that_are_kept_for_ever()
    {
        var answer = await app.Visitor().GetAsync("/main-ABCD1234.js");

        answer.Body.ShouldBe(PagesApp.Script);
        answer.ContentHeaders.ContentType.ShouldNotBeNull().MediaType.ShouldBe("text/javascript");
        answer.Headers.CacheControl.ShouldNotBeNull().ToString().ShouldContain("immutable");
    }

    [Theory]
    [InlineData("/missing-ABCD1234.js")]
    [InlineData("/favicon.png")]
    [InlineData("/.env")]
    [InlineData("/..%2f..%2fetc%2fpasswd")]
    [InlineData("/appsettings.json")]
    public async Task Is_not_answered_for_a_file_that_is_missing(string path)
    {
        var answer = await app.Visitor().GetAsync(path);

        if (answer.Status == OK)
            answer.Body.ShouldBe(PagesApp.Index);
        else
            answer.ShouldBeProblem(NotFound);
    }

    [Theory]
    [InlineData("/api/nothing")]
    [InlineData("/api")]
    [InlineData("/hubs/nothing")]
    [InlineData("/health/nothing")]
    [InlineData("/openapi/nothing.json")]
    public async Task Does_not_hide_what_is_missing_in_the_api(string path) => (await app.Visitor().GetAsync(path)).ShouldBeProblem(NotFound);

    [Fact]
    public async Task Is_read_only()
    {
        var answer = await app.Visitor().PostAsync("/explore", new { });

        answer.Status.ShouldBeOneOf(NotFound, MethodNotAllowed);
        answer.ShouldBeProblem(answer.Status);
    }
}
