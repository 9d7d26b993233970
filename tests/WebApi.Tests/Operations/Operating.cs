using System.Text.Json.Nodes;

namespace MiniTwitter.Stories.Operations;

public class Operating(App app)
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Shows_that_it_is_well(string path)
    {
        var answer = await app.Visitor().GetAsync(path);

        answer.ShouldBe(OK);
        answer.Headers.CacheControl.ShouldNotBeNull().NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Publishes_the_contract_that_is_committed()
    {
        var published = JsonNode.Parse((await app.Visitor().GetAsync("/openapi/v1.json")).Body)!.AsObject();
        var committed = JsonNode.Parse(TestData.OpenApi())!.AsObject();

        // Where this server listens is no part of the contract.
        published.Remove("servers");
        committed.Remove("servers");
        JsonNode.DeepEquals(published, committed).ShouldBeTrue();
    }

    [Fact]
    public async Task Describes_every_call_of_the_contract()
    {
        var paths = JsonNode.Parse((await app.Visitor().GetAsync("/openapi/v1.json")).Body)!["paths"]!.AsObject();

        string[] calls =
        [
            "post /api/auth/register", "post /api/auth/login", "post /api/auth/refresh", "post /api/auth/logout",
            "get /api/me", "patch /api/me",
            "get /api/users/{handle}", "get /api/users/{handle}/tweets", "get /api/users/{handle}/followers",
            "get /api/users/{handle}/following", "put /api/users/{handle}/follow", "delete /api/users/{handle}/follow",
            "post /api/tweets", "get /api/tweets/{id}", "patch /api/tweets/{id}", "get /api/tweets/{id}/history", "delete /api/tweets/{id}",
            "get /api/timeline", "get /api/explore", "post /api/live/ticket",
        ];
        calls.Where(call => paths[call.Split(' ')[1]]?[call.Split(' ')[0]] is null).ShouldBeEmpty();
    }

    [Fact]
    public async Task Shows_no_metrics_unless_configured()
    {
        var answer = await app.Visitor().GetAsync("/metrics");

        answer.Body.ShouldNotContain("# TYPE");
        answer.ContentHeaders.ContentType?.MediaType.ShouldNotBe("text/plain");
    }
}
