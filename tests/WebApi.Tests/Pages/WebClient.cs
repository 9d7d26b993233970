namespace MiniTwitter.Stories.Pages;

/// <summary>Everything that is neither a file nor an API is one page, which knows its addresses itself.</summary>
public class WebClient(PagesApp app) : IClassFixture<PagesApp>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/index.html")]
    [InlineData("/explore")]
    [InlineData("/ada")]
    [InlineData("/ada/tweets/850277271445015690")]
    [InlineData("/settings?tab=sessions")]
    [InlineData("/apiary")]
    public async Task Is_answered_at_every_address_of_a_page(string path)
    {
        var answer = await app.Visitor().GetAsync(path);

        answer.ShouldBe(OK);
        answer.Body.ShouldBe(PagesApp.Index);
        answer.ContentHeaders.ContentType.ShouldNotBeNull().MediaType.ShouldBe("text/html");
        answer.Headers.CacheControl.ShouldNotBeNull().NoCache.ShouldBeTrue();
    }

    [Fact]
    public async Task Runs_scripts_of_its_own_only_and_in_no_frame()
    {
        var policy = (await app.Visitor().GetAsync("/")).Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();

        policy.Split(';', StringSplitOptions.TrimEntries).ShouldContain("script-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldContain("default-src 'none'");
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
