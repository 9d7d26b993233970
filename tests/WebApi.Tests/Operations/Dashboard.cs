using System.Net.Http.Headers;
using System.Text;

namespace MiniTwitter.Stories.Operations;

public class Dashboard(Dashboard.AdministeredApp administered, App app) : IClassFixture<Dashboard.AdministeredApp>
{
    private const string Token = "a token of the operator's own choosing";

    [Theory]
    [InlineData("/dashboard")]
    [InlineData("/dashboard/")]
    [InlineData("/dashboard/ClusterStats")]
    public async Task Is_not_there_by_default(string path) => (await app.Visitor().GetAsync(path)).Status.ShouldBe(NotFound);

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer another token of somebody's own choosing")]
    [InlineData("Bearer ")]
    [InlineData("Basic not-base64")]
    [InlineData("Digest a token of the operator's own choosing")]
    public async Task Refuses_whoever_does_not_present_the_token(string? authorization)
    {
        foreach (var path in (string[])["/dashboard/", "/dashboard/ClusterStats", "/dashboard/index.min.js"])
        {
            var answer = await GetAsync(path, authorization);

            answer.Status.ShouldBe(Unauthorized);
            answer.Headers.WwwAuthenticate.ShouldHaveSingleItem().Scheme.ShouldBe("Basic");
        }
    }

    [Fact]
    public async Task Refuses_a_token_in_the_address() =>
        (await GetAsync($"/dashboard/?access_token={Uri.EscapeDataString(Token)}", null)).Status.ShouldBe(Unauthorized);

    [Fact]
    public async Task Refuses_the_access_token_of_a_user()
    {
        var person = await administered.RegisterAsync();

        (await person.GetAsync("/dashboard/")).Status.ShouldBe(Unauthorized);
    }

    [Fact]
    public async Task Is_shown_for_the_token_also_as_the_password_that_browsers_ask_for()
    {
        var basic = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{Token}"))}";
        foreach (var authorization in (string[])[$"Bearer {Token}", basic])
        {
            (await GetAsync("/dashboard/", authorization)).Body.ShouldContain("<html", Case.Insensitive);
            (await GetAsync("/dashboard/index.min.js", authorization)).Status.ShouldBe(OK);
            (await GetAsync("/dashboard/ClusterStats", authorization)).Status.ShouldBe(OK);
        }
    }

    [Theory]
    [InlineData("/dashboard/GrainState?grainId=0&grainType=mt.signing-key")]
    [InlineData("/dashboard/grainstate?grainId=0&grainType=mt.signing-key")]
    public async Task Never_shows_the_state_of_grains(string path) => (await GetAsync(path, $"Bearer {Token}")).Status.ShouldBe(NotFound);

    [Fact]
    public async Task Is_for_this_machine_alone_unless_told_otherwise()
    {
        // Said by a proxy on this machine, which is believed.
        var request = new HttpRequestMessage(HttpMethod.Get, "/dashboard/");
        request.Headers.Add("X-Forwarded-For", "192.0.2.1");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);

        (await administered.Visitor().SendAsync(request)).Status.ShouldBe(NotFound);
    }

    private Task<Answer> GetAsync(string path, string? authorization)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return administered.Visitor().SendAsync(request);
    }

    public sealed class AdministeredApp : App
    {
        protected override IEnumerable<(string Key, string Value)> Settings =>
            [.. base.Settings, ("MiniTwitter:Dashboard:Enabled", "true"), ("MiniTwitter:Dashboard:Token", Token)];
    }
}
