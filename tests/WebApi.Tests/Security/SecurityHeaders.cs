using System.Net.Http.Headers;

namespace MiniTwitter.Stories.Security;

public class SecurityHeaders(App app)
{
    public static TheoryData<string> Paths => ["/no-such-file.js", "/api/explore", "/api/me", "/api/nothing", "/health/live", "/openapi/v1.json"];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Forbid_guessing_types_framing_and_leaking_addresses(string path)
    {
        var headers = (await app.Visitor().GetAsync(path)).Headers;

        Single(headers, "X-Content-Type-Options").ShouldBe("nosniff");
        Single(headers, "Referrer-Policy").ShouldMatch("^(no-referrer|same-origin|strict-origin|strict-origin-when-cross-origin)$");
        var policy = Single(headers, "Content-Security-Policy");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldContain("default-src");
        policy.ShouldNotContain("unsafe-eval");
        (ScriptsOf(policy) ?? "").ShouldNotContain("unsafe-inline");
    }

    [Fact]
    public async Task Demand_https_for_all_names_below_where_it_is_used()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/explore") { Headers = { { "X-Forwarded-Proto", "https" } } };

        var headers = (await app.Visitor().SendAsync(request)).Headers;

        Single(headers, "Strict-Transport-Security").ShouldBe("max-age=31536000; includeSubDomains");
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Do_not_name_the_server(string path)
    {
        var headers = (await app.Visitor().GetAsync(path)).Headers;

        headers.Contains("Server").ShouldBeFalse();
        headers.Contains("X-Powered-By").ShouldBeFalse();
    }

    [Fact]
    public async Task Keep_answers_with_tokens_out_of_caches()
    {
        var answer = await app.Visitor().PostAsync("/api/auth/register", Person.Registration(Person.NewHandle()));

        answer.Headers.CacheControl.ShouldNotBeNull().NoStore.ShouldBeTrue();
    }

    private static string? ScriptsOf(string policy) =>
        policy.Split(';', StringSplitOptions.TrimEntries).FirstOrDefault(directive => directive.StartsWith("script-src", StringComparison.Ordinal));

    private static string Single(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.ShouldHaveSingleItem() : throw new ShouldAssertException($"{name} is missing.");
}
