namespace MiniTwitter.Stories.Problems;

public class HeadRequests(App app)
{
    [Theory]
    [InlineData("/api/me")]
    [InlineData("/api/timeline")]
    [InlineData("/api/explore")]
    [InlineData("/api/notifications")]
    [InlineData("/api/auth/sessions")]
    [InlineData("/api/trends")]
    [InlineData("/api/search/people?q=a")]
    [InlineData("/api/users/nobody_here_7")]
    [InlineData("/api/timeline?limit=0")]
    [InlineData("/api/nothing")]
    [InlineData("/health/ready")]
    [InlineData("/openapi/v1.json")]
    public async Task Answer_as_GET_without_a_body(string path)
    {
        var person = await app.RegisterAsync();

        var got = await person.GetAsync(path);
        var headed = await HeadAsync(person, path);

        headed.Status.ShouldBe(got.Status);
        headed.Body.ShouldBeEmpty();
        headed.ContentHeaders.ContentType.ShouldBe(got.ContentHeaders.ContentType);
    }

    [Fact]
    public async Task Know_the_length_of_a_page()
    {
        var person = await app.RegisterAsync();
        await person.TweetAsync("hello");

        var got = await person.GetAsync("/api/timeline");

        (await HeadAsync(person, "/api/timeline")).ContentHeaders.ContentLength.ShouldBe(got.ContentHeaders.ContentLength.ShouldNotBeNull());
    }

    [Fact]
    public async Task Are_refused_where_GET_is() => (await HeadAsync(app.Visitor(), "/api/auth/login")).ShouldBe(MethodNotAllowed);

    [Fact]
    public async Task Change_nothing_where_only_writing_is_possible()
    {
        var person = await app.RegisterAsync();

        (await HeadAsync(person, "/api/auth/logout")).ShouldBe(MethodNotAllowed);
        (await person.GetAsync("/api/me")).ShouldBe(OK);
    }

    private static Task<Answer> HeadAsync(Visitor visitor, string path) => visitor.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
}
