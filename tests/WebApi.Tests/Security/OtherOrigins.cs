namespace MiniTwitter.Stories.Security;

/// <summary>Pages of other sites get nothing.</summary>
public class OtherOrigins(App app)
{
    private const string Evil = "https://evil.example";

    [Fact]
    public async Task Are_not_allowed_to_read_answers()
    {
        var answer = await SendAsync(HttpMethod.Get, "/api/explore");

        answer.Headers.ShouldNotContain(header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Are_not_allowed_to_send_requests_that_need_asking()
    {
        var answer = await SendAsync(HttpMethod.Options, "/api/tweets", request =>
        {
            request.Headers.Add("Access-Control-Request-Method", "POST");
            request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type");
        });

        answer.Headers.ShouldNotContain(header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    private Task<Answer> SendAsync(HttpMethod method, string path, Action<HttpRequestMessage>? more = null)
    {
        var request = new HttpRequestMessage(method, path) { Headers = { { "Origin", Evil } } };
        more?.Invoke(request);
        return app.Visitor().SendAsync(request);
    }
}
