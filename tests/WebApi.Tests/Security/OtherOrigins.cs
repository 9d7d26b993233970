using System.Net.Sockets;
using System.Text;

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

    public static TheoryData<string, string, string[]> ForeignHeaders => new()
    {
        { "POST", "/api/auth/refresh", ["Origin: https://evil.example"] },
        { "POST", "/api/auth/refresh", ["Origin: null"] },
        { "POST", "/api/auth/refresh", ["Origin: https://social.example", "Origin: https://evil.example"] },
        { "POST", "/api/auth/refresh", ["Origin: https://social.example.evil.example"] },
        { "POST", "/api/auth/refresh", ["Origin: https://social.example:444"] },
        { "POST", "/api/auth/refresh", ["Origin: https://social.example", "Sec-Fetch-Site: cross-site"] },
        { "POST", "/api/auth/refresh", ["Sec-Fetch-Site: same-site"] },
        { "POST", "/api/auth/refresh", ["Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: cross-site"] },
        { "POST", "/api/auth/refresh", ["Origin: http://social.example", "X-Forwarded-Proto: https"] },
        { "POST", "/API/Auth/Refresh", ["Sec-Fetch-Site: cross-site"] },
        { "POST", "/api/auth/logout", ["Sec-Fetch-Site: cross-site"] },
        { "POST", "/api/auth/logout", ["Origin: https://evil.example"] },
        { "POST", "/api/auth/login", ["Origin: https://evil.example"] },
        { "POST", "/api/auth/register", ["Sec-Fetch-Site: cross-site"] },
        { "GET", "/hubs/timeline", ["Origin: https://social.example", "Origin: https://evil.example"] },
        { "GET", "/hubs/timeline", ["Origin: null"] },
        { "POST", "/hubs/timeline/negotiate", ["Sec-Fetch-Site: cross-site"] },
    };

    [Theory]
    [MemberData(nameof(ForeignHeaders))]
    public async Task Are_refused_where_cookies_count_and_at_the_hub(string method, string path, string[] headers)
    {
        // HttpClient would join two headers of one name into one.
        var answer = await RawAsync(method, path, headers);

        answer.ShouldStartWith("HTTP/1.1 403 ");
        answer.ShouldNotContain("Set-Cookie");
    }

    [Theory]
    [InlineData("Origin: https://social.example")]
    [InlineData("Origin: https://social.example", "X-Forwarded-Proto: https")]
    [InlineData("Origin: https://SOCIAL.example:443", "Sec-Fetch-Site: same-origin")]
    [InlineData("Origin: http://social.example")]
    [InlineData("Sec-Fetch-Site: none")]
    [InlineData]
    public async Task Are_not_pages_of_this_site_and_programs(params string[] headers) =>
        // No cookie: not signed in, but not forbidden.
        (await RawAsync("POST", "/api/auth/refresh", headers)).ShouldStartWith("HTTP/1.1 401 ");

    private async Task<string> RawAsync(string method, string path, string[] headers)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(app.Address.Host, app.Address.Port, TestContext.Current.CancellationToken);
        var request = string.Join("\r\n", [$"{method} {path} HTTP/1.1", "Host: social.example", "Connection: close", "Content-Length: 0", .. headers, "", ""]);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        return await new StreamReader(client.GetStream()).ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private Task<Answer> SendAsync(HttpMethod method, string path, Action<HttpRequestMessage>? more = null)
    {
        var request = new HttpRequestMessage(method, path) { Headers = { { "Origin", Evil } } };
        more?.Invoke(request);
        return app.Visitor().SendAsync(request);
    }
}
