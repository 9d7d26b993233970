using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace MiniTwitter.Stories.Client;

/// <summary>What the server answered, read to its end.</summary>
public sealed record Answer(HttpStatusCode Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, string Body)
{
    /// <summary>A member that is left out, or null against the contract, fails the reading.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static async Task<Answer> OfAsync(HttpResponseMessage response) =>
        new(response.StatusCode, response.Headers, response.Content.Headers, await response.Content.ReadAsStringAsync());

    /// <summary>The cookie that is set. The last one, because a cookie of an earlier version is removed before it.</summary>
    public SetCookieHeaderValue? SetCookie =>
        SetCookies.LastOrDefault(cookie => cookie.Name != DeviceName);

    /// <summary>What tells this device when it signs in again.</summary>
    public SetCookieHeaderValue? DeviceCookie => SetCookies.SingleOrDefault(cookie => cookie.Name == DeviceName);

    private const string DeviceName = "minitwitter-device";

    private IEnumerable<SetCookieHeaderValue> SetCookies =>
        Headers.TryGetValues("Set-Cookie", out var values) ? values.Select(value => SetCookieHeaderValue.Parse(value)) : [];

    public T Read<T>(HttpStatusCode status = OK)
        where T : class
    {
        ShouldBe(status);
        ContentHeaders.ContentType?.MediaType.ShouldBe("application/json");
        return JsonSerializer.Deserialize<T>(Body, Json).ShouldNotBeNull();
    }

    public void ShouldBe(HttpStatusCode status) => Status.ShouldBe(status, Body);

    /// <summary>A complete problem: no less than the contract promises, and nothing of the server's inside.</summary>
    public Problem ShouldBeProblem(HttpStatusCode status, string? reason = null)
    {
        ShouldBe(status);
        ContentHeaders.ContentType?.MediaType.ShouldBe("application/problem+json", Body);
        var problem = JsonSerializer.Deserialize<Problem>(Body, Json).ShouldNotBeNull();
        problem.Type.ShouldMatch("^urn:minitwitter:[a-z]+(-[a-z]+)*$");
        if (reason is not null)
            problem.Type.ShouldBe($"urn:minitwitter:{reason}");
        problem.Status.ShouldBe((int)status);
        problem.Title.ShouldNotBeNullOrWhiteSpace();
        problem.Detail.ShouldNotBeNullOrWhiteSpace();
        problem.TraceId.ShouldNotBeNullOrWhiteSpace();
        Body.ShouldNotContain("   at ");
        Body.ShouldNotContain("Exception");
        return problem;
    }
}
