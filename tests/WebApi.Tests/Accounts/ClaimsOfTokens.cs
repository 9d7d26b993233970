using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace MiniTwitter.Stories.Accounts;

/// <summary>Tokens signed with the right key that say more than this service says.</summary>
public class ClaimsOfTokens(KeyedApp app) : IClassFixture<KeyedApp>
{
    [Fact]
    public async Task A_token_that_is_signed_anew_as_it_was_is_taken() => (await ReadMeAsync(_ => { }, _ => { })).ShouldBe(OK);

    [Fact]
    public async Task A_token_that_holds_only_later_is_refused() =>
        (await ReadMeAsync(_ => { }, payload => payload["nbf"] = TimeProvider.System.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds())).ShouldBeProblem(Unauthorized);

    [Fact]
    public async Task A_token_with_a_critical_extension_is_refused() =>
        (await ReadMeAsync(header => header["crit"] = new JsonArray("exp"), _ => { })).ShouldBeProblem(Unauthorized);

    [Fact]
    public async Task A_token_of_a_release_before_key_ids_is_taken() =>
        (await ReadMeAsync(header => header.Remove("kid"), _ => { })).ShouldBe(OK);

    [Theory]
    [InlineData("AAAAAAAAAAAA")]
    [InlineData("../../signing.key")]
    [InlineData("' OR 1=1 --")]
    [InlineData("\0")]
    public async Task A_token_with_an_unknown_key_id_is_refused(string id) =>
        (await ReadMeAsync(header => header["kid"] = id, _ => { })).ShouldBeProblem(Unauthorized);

    [Fact]
    public async Task A_token_with_an_endless_key_id_is_refused() =>
        (await ReadMeAsync(header => header["kid"] = new string('k', 5_000), _ => { })).ShouldBeProblem(Unauthorized);

    private async Task<Answer> ReadMeAsync(Action<JsonObject> changeHeader, Action<JsonObject> changePayload)
    {
        var token = Jwt.Parse((await app.RegisterAsync()).Session.AccessToken);
        var (header, payload) = (JsonNode.Parse(token.Header)!.AsObject(), JsonNode.Parse(token.Payload)!.AsObject());
        changeHeader(header);
        changePayload(payload);
        var visitor = app.Visitor();
        visitor.Token = (token with { Header = header.ToJsonString(), Payload = payload.ToJsonString() }).Signed(input => HMACSHA256.HashData(KeyedApp.TokenKey, input));
        return await visitor.GetAsync("/api/me");
    }
}

/// <summary>An application whose signing key is configured.</summary>
public sealed class KeyedApp : App
{
    private const string SigningKey = "a signing key of the tests, and of nothing else";

    public static byte[] TokenKey { get; } = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(SigningKey), 32, info: Encoding.UTF8.GetBytes("minitwitter access-token"));

    protected override IEnumerable<(string Key, string Value)> Settings => [.. base.Settings, ("MiniTwitter:SigningKey", SigningKey)];
}
