using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace MiniTwitter.Stories.Accounts;

public class AccessTokens(App app)
{
    [Fact]
    public async Task Are_asked_for_where_somebody_must_be_signed_in()
    {
        var answer = await app.Visitor().GetAsync("/api/timeline");

        answer.ShouldBeProblem(Unauthorized);
        answer.Headers.WwwAuthenticate.ShouldHaveSingleItem().Scheme.ShouldBe("Bearer");
    }

    [Theory]
    [InlineData("GET", "/api/me")]
    [InlineData("PATCH", "/api/me")]
    [InlineData("GET", "/api/timeline")]
    [InlineData("POST", "/api/tweets")]
    [InlineData("PATCH", "/api/tweets/1")]
    [InlineData("DELETE", "/api/tweets/1")]
    [InlineData("PUT", "/api/users/nobody/follow")]
    [InlineData("DELETE", "/api/users/nobody/follow")]
    [InlineData("POST", "/api/live/ticket")]
    public async Task Are_needed_for_whatever_is_personal(string method, string path) =>
        (await app.Visitor().SendJsonAsync(new HttpMethod(method), path, """{"text":"anonymous"}""")).ShouldBeProblem(Unauthorized);

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("..")]
    [InlineData("null")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.e30.")]
    public async Task Are_refused_when_they_are_none(string token) => await ShouldBeRefusedAsync(token);

    [Fact]
    public async Task Are_refused_when_they_are_cut_short()
    {
        var token = (await app.RegisterAsync()).Session.AccessToken;

        await ShouldBeRefusedAsync(token[..^1]);
        await ShouldBeRefusedAsync(token[..^20]);
        await ShouldBeRefusedAsync(token[..(token.LastIndexOf('.') + 1)]);
        await ShouldBeRefusedAsync(token[..token.LastIndexOf('.')]);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("nOnE")]
    public async Task Are_refused_when_they_claim_to_need_no_signature(string algorithm)
    {
        var token = Jwt.Parse((await app.RegisterAsync()).Session.AccessToken);

        await ShouldBeRefusedAsync(token.WithAlgorithm(algorithm).Unsigned());
        await ShouldBeRefusedAsync(token.WithAlgorithm(algorithm).ToString());
    }

    [Fact]
    public async Task Are_refused_when_their_content_was_changed()
    {
        var (mallory, victim) = (await app.RegisterAsync(), await app.RegisterAsync());
        var token = Jwt.Parse(mallory.Session.AccessToken);

        await ShouldBeRefusedAsync(token.With(mallory.User.Id, victim.User.Id).ToString());
    }

    [Fact]
    public async Task Are_refused_when_another_key_signed_them()
    {
        var token = Jwt.Parse((await app.RegisterAsync()).Session.AccessToken);

        await ShouldBeRefusedAsync(token.WithAlgorithm("HS256").Signed(input => HMACSHA256.HashData(new byte[32], input)));
        await ShouldBeRefusedAsync(token.WithAlgorithm("HS512").Signed(input => HMACSHA512.HashData(new byte[64], input)));
        using var rsa = RSA.Create(2048);
        await ShouldBeRefusedAsync(token.WithAlgorithm("RS256").Signed(input => rsa.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)));
    }

    [Fact]
    public async Task Are_not_refresh_tokens_nor_tickets()
    {
        var person = await app.RegisterAsync();
        var ticket = (await person.PostAsync("/api/live/ticket")).Read<LiveTicket>().Ticket;

        await ShouldBeRefusedAsync(person.Cookie!.Split('=', 2)[1]);
        await ShouldBeRefusedAsync(ticket);
    }

    [Fact]
    public async Task Are_never_taken_from_the_address()
    {
        var person = await app.RegisterAsync();

        (await app.Visitor().GetAsync($"/api/me?access_token={person.Token}")).ShouldBeProblem(Unauthorized);
    }

    [Fact]
    public async Task Are_not_another_scheme()
    {
        var person = await app.RegisterAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/me") { Headers = { Authorization = new AuthenticationHeaderValue("Basic", person.Token) } };

        (await app.Visitor().SendAsync(request)).ShouldBeProblem(Unauthorized);
    }

    [Fact]
    public async Task Do_not_hold_a_name_or_an_address()
    {
        var person = await app.RegisterAsync();

        Jwt.Parse(person.Session.AccessToken).Payload.ShouldNotContain("Somebody");
    }

    private async Task ShouldBeRefusedAsync(string token)
    {
        var visitor = app.Visitor();
        visitor.Token = token;

        (await visitor.GetAsync("/api/me")).ShouldBeProblem(Unauthorized);
    }
}
