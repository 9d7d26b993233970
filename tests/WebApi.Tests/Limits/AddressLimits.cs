using System.Net;

namespace MiniTwitter.Stories.Limits;

/// <summary>What one address may send, whoever signs in there, and with whatever tokens. Each test has addresses of its own.</summary>
public class AddressLimits(LimitedApp app) : IClassFixture<LimitedApp>
{
    private const string Negotiate = "/hubs/timeline/negotiate?negotiateVersion=1";

    [Fact]
    public async Task Count_requests_with_forged_tickets() =>
        await ShouldBeLimitedAsync(From(20), number => HttpRequest(HttpMethod.Post, $"{Negotiate}&access_token={Forged(number)}"));

    [Fact]
    public async Task Count_requests_without_a_token() => await ShouldBeLimitedAsync(From(21), _ => HttpRequest(HttpMethod.Get, "/api/timeline"));

    [Fact]
    public async Task Count_requests_with_a_forged_token() => await ShouldBeLimitedAsync(From(22), number =>
    {
        var request = HttpRequest(HttpMethod.Get, "/api/timeline");
        request.Headers.Add("Authorization", $"Bearer {Forged(number)}");
        return request;
    });

    [Fact]
    public async Task Count_the_requests_of_all_who_are_signed_in_there()
    {
        var people = new List<Visitor>();
        for (var number = 0; number < 3; number++)
        {
            var person = From(23);
            person.Token = (await Person.RegisterAsync(app.Address)).Token;
            people.Add(person);
        }

        // Fewer than one user may send, and together more than one address may.
        var answers = await Task.WhenAll(people.SelectMany(person => Enumerable.Range(0, 550).Select(_ => person.GetAsync("/api/me"))));

        answers.ShouldContain(answer => answer.Status == TooManyRequests);
    }

    [Fact]
    public async Task Count_an_IPv6_network_whichever_address_of_it_is_used() => await ShouldBeLimitedAsync(From(24), number =>
    {
        var request = HttpRequest(HttpMethod.Get, "/api/timeline");
        request.Headers.Add("X-Forwarded-For", $"2001:db8:77:{number & 0xFFFF:x}::1");
        return request;
    }, within: 12_000);

    private static string Forged(int number) => $"{7_000_000_000_000 + number}.x";

    private static HttpRequestMessage HttpRequest(HttpMethod method, string path) => new(method, new Uri(path, UriKind.Relative));

    private Visitor From(byte number) => new(app.Address, new IPAddress([127, 0, 1, number]));

    private static async Task ShouldBeLimitedAsync(Visitor visitor, Func<int, HttpRequestMessage> next, int within = 3_000)
    {
        var statuses = new List<HttpStatusCode>();
        for (var sent = 0; sent < within && !statuses.Contains(TooManyRequests); sent += 50)
            statuses.AddRange((await Task.WhenAll(Enumerable.Range(sent, 50).Select(number => visitor.SendAsync(next(number))))).Select(answer => answer.Status));

        statuses.ShouldContain(TooManyRequests);
        statuses.ShouldAllBe(status => status == Unauthorized || status == TooManyRequests);
    }
}
