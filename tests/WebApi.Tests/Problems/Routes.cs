namespace MiniTwitter.Stories.Problems;

public class Routes(App app)
{
    [Theory]
    [InlineData("/api")]
    [InlineData("/api/")]
    [InlineData("/api/nothing")]
    [InlineData("/api/tweets/1/nothing")]
    [InlineData("/api/users")]
    [InlineData("/api/index.html")]
    [InlineData("/api/..%2f..%2fetc/passwd")]
    [InlineData("/api/%0d%0aSet-Cookie:%20a=b")]
    [InlineData("/api/users/%0d%0aSet-Cookie:%20a=b")]
    [InlineData("/api/users/%F0%9F%98%80")]
    [InlineData("/api/users/%FF%FE")]
    public async Task That_do_not_exist_answer_404(string path)
    {
        var answer = await app.Visitor().GetAsync(path);

        answer.ShouldBeProblem(NotFound);
        answer.SetCookie.ShouldBeNull();
    }

    [Theory]
    [InlineData("/api/%00")]
    [InlineData("/api/users/%00")]
    [InlineData("/api/tweets/1%00")]
    public async Task That_http_forbids_are_refused_without_a_word(string path)
    {
        var answer = await app.Visitor().GetAsync(path);

        answer.ShouldBe(BadRequest);
        answer.Body.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("POST", "/api/nothing")]
    [InlineData("DELETE", "/api")]
    [InlineData("BREW", "/api/nothing")]
    public async Task That_do_not_exist_answer_404_to_any_method(string method, string path) =>
        (await app.Visitor().SendJsonAsync(new HttpMethod(method), path, "{}")).ShouldBeProblem(NotFound);

    [Theory]
    [InlineData("GET", "/api/auth/register")]
    [InlineData("GET", "/api/auth/logout")]
    [InlineData("PUT", "/api/me")]
    [InlineData("DELETE", "/api/timeline")]
    [InlineData("POST", "/api/explore")]
    [InlineData("PUT", "/api/tweets/1")]
    [InlineData("GET", "/api/users/nobody/follow")]
    [InlineData("BREW", "/api/me")]
    public async Task Answer_405_to_a_method_they_do_not_have(string method, string path)
    {
        var answer = await (await app.RegisterAsync()).SendJsonAsync(new HttpMethod(method), path, "{}");

        answer.ShouldBeProblem(MethodNotAllowed);
        answer.ContentHeaders.Allow.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("abc")]
    [InlineData("1.5")]
    [InlineData("01")]
    [InlineData("+1")]
    [InlineData("%201")]
    [InlineData("1e3")]
    [InlineData("0x1")]
    [InlineData("٣")]
    [InlineData("9223372036854775808")]
    [InlineData("99999999999999999999999999999999")]
    public async Task Refuse_what_is_no_id(string id)
    {
        var person = await app.RegisterAsync();

        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Patch, HttpMethod.Delete])
        {
            var answer = await person.SendJsonAsync(method, $"/api/tweets/{id}", """{"text":"a"}""");
            answer.Status.ShouldBeOneOf(BadRequest, NotFound);
            answer.ShouldBeProblem(answer.Status);
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("9223372036854775807")]
    public async Task Find_no_tweet_that_never_was(string id)
    {
        (await app.Visitor().GetAsync($"/api/tweets/{id}")).ShouldBeProblem(NotFound);
        (await app.Visitor().GetAsync($"/api/tweets/{id}/history")).ShouldBeProblem(NotFound);
    }

    [Theory]
    [InlineData("nobody_here_6")]
    [InlineData("sixteen_letters_")]
    [InlineData("a%20b")]
    public async Task Find_no_user_that_never_was(string handle) =>
        (await app.Visitor().GetAsync($"/api/users/{handle}/tweets")).ShouldBeProblem(NotFound);
}
