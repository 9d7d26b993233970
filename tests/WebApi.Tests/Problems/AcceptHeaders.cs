using System.Text;

namespace MiniTwitter.Stories.Problems;

/// <summary>A problem is JSON whatever the request accepts: a client that asks for something else still learns what is wrong.</summary>
public class AcceptHeaders(App app)
{
    public static readonly TheoryData<string> Accepted = ["text/html", "application/xml", "image/png, text/*;q=0.5", "*/*;q=x", "application/json", ""];

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task Do_not_change_the_answer_to_a_malformed_body(string accept)
    {
        using var log = new CollectedLog(app.Services, "Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware");
        var body = new StringContent("{\"text\":", Encoding.UTF8, "application/json");

        (await SendAsync(HttpMethod.Post, "/api/tweets", accept, body)).ShouldBeProblem(BadRequest, "bad-request");

        log.Events.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task Do_not_change_the_answer_to_a_malformed_parameter(string accept) =>
        (await SendAsync(HttpMethod.Get, "/api/users/ada_l/tweets?replies=maybe", accept)).ShouldBeProblem(BadRequest, "bad-request");

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task Do_not_change_other_problems(string accept)
    {
        (await SendAsync(HttpMethod.Get, "/api/nothing-here", accept)).ShouldBeProblem(NotFound, "not-found");
        (await SendAsync(HttpMethod.Get, "/api/tweets/not-an-id", accept)).ShouldBeProblem(BadRequest, "bad-id");
        (await SendAsync(HttpMethod.Put, "/api/tweets", accept)).ShouldBeProblem(MethodNotAllowed, "method-not-allowed");
        (await SendAsync(HttpMethod.Get, "/api/timeline", accept, isSignedIn: false)).ShouldBeProblem(Unauthorized, "not-signed-in");
    }

    private async Task<Answer> SendAsync(HttpMethod method, string path, string accept, HttpContent? content = null, bool isSignedIn = true)
    {
        var visitor = isSignedIn ? await app.RegisterAsync() : app.Visitor();
        var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        var answer = await visitor.SendAsync(request);
        answer.Body.ShouldContain("\"traceId\"");
        return answer;
    }
}
