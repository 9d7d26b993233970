using System.Globalization;
using System.Net;

namespace MiniTwitter.Stories.Limits;

/// <summary>Each visitor has an address of its own, so that no story uses up what another needs.</summary>
public class RateLimits(LimitedApp app, App unlimited) : IClassFixture<LimitedApp>
{
    // Far more than a person does, far less than somebody who guesses passwords or floods.
    private const int Enough = 3_000;

    [Fact]
    public async Task Stop_guessing_passwords() =>
        await ShouldBeLimitedAsync(From(2), "/api/auth/login", new { handle = "x", password = "guess" }, within: 100);

    [Fact]
    public async Task Do_not_punish_others_for_what_one_address_did()
    {
        await ShouldBeLimitedAsync(From(3), "/api/auth/login", new { handle = "y", password = "guess" }, within: 100);

        (await From(4).PostAsync("/api/auth/login", new { handle = "z", password = "guess" })).ShouldBeProblem(Unauthorized);
    }

    [Fact]
    public async Task Stop_registering_by_the_dozen() =>
        await ShouldBeLimitedAsync(From(5), "/api/auth/register", new { handle = "a b" }, within: 100);

    [Fact]
    public async Task Stop_flooding_with_tweets()
    {
        var person = await Person.RegisterAsync(app.Address);

        await ShouldBeLimitedAsync(person, "/api/tweets", new { text = "" }, within: 1_000);
    }

    [Fact]
    public async Task Stop_reading_without_end()
    {
        var visitor = From(6);
        var answers = new List<HttpStatusCode>();

        for (var sent = 0; sent < Enough && !answers.Contains(TooManyRequests); sent += 50)
            answers.AddRange((await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => visitor.GetAsync("/api/users/nobody_here_7")))).Select(answer => answer.Status));

        answers.ShouldContain(TooManyRequests);
        answers.ShouldAllBe(status => status == NotFound || status == TooManyRequests);
    }

    [Fact]
    public async Task Leave_health_checks_alone()
    {
        var visitor = From(7);

        for (var sent = 0; sent < 300; sent++)
            (await visitor.GetAsync("/health/live")).ShouldBe(OK);
    }

    [Fact]
    public async Task Are_off_when_configured_so()
    {
        var visitor = unlimited.Visitor();

        var answers = await Task.WhenAll(Enumerable.Range(0, 400).Select(_ => visitor.PostAsync("/api/auth/register", new { handle = "a b" })));

        answers.ShouldAllBe(answer => answer.Status == UnprocessableEntity);
    }

    private Visitor From(byte number) => new(app.Address, new IPAddress([127, 0, 1, number]));

    private static async Task ShouldBeLimitedAsync(Visitor visitor, string path, object body, int within)
    {
        for (var sent = 0; sent < within; sent++)
        {
            var answer = await visitor.PostAsync(path, body);
            if (answer.Status != TooManyRequests)
                continue;
            answer.ShouldBeProblem(TooManyRequests);
            var wait = answer.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldNotBeNull();
            wait.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
            sent.ShouldBeGreaterThan(2, "the limit hits a person who errs twice");
            return;
        }
        throw new ShouldAssertException(string.Create(CultureInfo.InvariantCulture, $"{path} is not limited within {within} calls."));
    }
}
