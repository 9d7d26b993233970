using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MiniTwitter.Stories.Accounts;

/// <summary>The keys are those of the file in the data directory. The clock stands still until told.</summary>
public class RotatingKeys(ClockedApp app) : IClassFixture<ClockedApp>
{
    private static readonly TimeSpan SignsAfter = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Signs_nobody_out()
    {
        var person = await app.RegisterAsync();
        var device = (await SignInAsync(person.Handle, Person.Password)).DeviceCookie.ShouldNotBeNull();
        var spare = await person.OnAnotherDeviceAsync();
        var rotated = app.Clock.GetUtcNow();
        await WriteKeysAsync([await ReadKeyAsync(), NewKey()]);

        var (ticket, token) = ("", spare.Token!);
        await Eventually.ShouldBeTrueAsync(
            async () =>
            {
                var issued = JsonNode.Parse((await person.PostAsync("/api/live/ticket")).Body)!;
                ticket = issued["ticket"]!.GetValue<string>();
                app.Clock.Advance(TimeSpan.FromSeconds(5));
                token = (await spare.PostAsync("/api/auth/refresh")).Read<Session>().AccessToken;
                return KeyIdOf(token) != KeyIdOf(person.Token!);
            },
            "the new key signs");

        // Until then other processes may not have read it.
        (app.Clock.GetUtcNow() - rotated).ShouldBeGreaterThanOrEqualTo(SignsAfter);
        (await person.GetAsync("/api/me")).ShouldBe(OK);
        await using (await LiveConnection.OpenWithTicketAsync(app.Address, ticket))
        {
        }

        KeyIdOf((await person.PostAsync("/api/auth/refresh")).Read<Session>().AccessToken).ShouldBe(KeyIdOf(token));
        (await person.PostAsync("/api/auth/refresh")).ShouldBe(OK);

        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => SignInAsync(person.Handle, "wrong horse battery")));
        (await SignInAsync(person.Handle, Person.Password)).ShouldBeProblem(TooManyRequests);
        var signedIn = await SignInAsync(person.Handle, Person.Password, $"{device.Name}={device.Value}");
        signedIn.ShouldBe(OK);
        // Signed anew, so that it is still known when the former key is dropped.
        signedIn.DeviceCookie.ShouldNotBeNull().Value.ShouldNotBe(device.Value);
    }

    [Fact]
    public async Task Drops_what_a_leaked_key_signed_and_reads_the_new_one_by_the_clock_alone()
    {
        var person = await app.RegisterAsync();
        await WriteKeysAsync([NewKey()]);

        // A token that names an unknown key must not make the server read, or a flood of them would be a flood of reads.
        var token = Jwt.Parse(person.Token!);
        for (var forged = 0; forged < 50; forged++)
        {
            var header = JsonNode.Parse(token.Header)!.AsObject();
            header["kid"] = $"forged{forged}";
            (await ReadMeAsync((token with { Header = header.ToJsonString() }).ToString())).ShouldBeProblem(Unauthorized);
        }

        (await person.PostAsync("/api/auth/refresh")).ShouldBe(OK);
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        await Eventually.ShouldBeTrueAsync(
            async () => KeyIdOf((await app.RegisterAsync()).Token!) != KeyIdOf(person.Token!), "the new key signs");
        // For so long a node takes a token that it has checked.
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        (await person.GetAsync("/api/me")).ShouldBeProblem(Unauthorized);
        (await person.PostAsync("/api/auth/refresh")).ShouldBeProblem(Unauthorized);
        (await (await person.OnAnotherDeviceAsync()).GetAsync("/api/me")).ShouldBe(OK);
    }

    private static string KeyIdOf(string token) => JsonNode.Parse(Jwt.Parse(token).Header)!["kid"]!.GetValue<string>();

    private static byte[] NewKey() => RandomNumberGenerator.GetBytes(32);

    // The newest key that the file holds.
    private async Task<byte[]> ReadKeyAsync()
    {
        var bytes = await File.ReadAllBytesAsync(KeyFile);
        return bytes.Length == 32 ? bytes : JsonNode.Parse(bytes)!.AsArray()[^1]!["secret"].Deserialize<byte[]>()!;
    }

    // As the command does, but by the clock of the application.
    private async Task WriteKeysAsync(byte[][] keys)
    {
        var now = app.Clock.GetUtcNow();
        var ring = keys.Select((key, index) => new { secret = key, createdAt = index == 0 ? DateTimeOffset.UnixEpoch : now });
        var draft = $"{KeyFile}.draft";
        await File.WriteAllBytesAsync(draft, JsonSerializer.SerializeToUtf8Bytes(ring));
        File.Move(draft, KeyFile, overwrite: true);
    }

    private string KeyFile => Path.Combine(app.Data, "signing.key");

    private Task<Answer> ReadMeAsync(string token)
    {
        var visitor = app.Visitor();
        visitor.Token = token;
        return visitor.GetAsync("/api/me");
    }

    private Task<Answer> SignInAsync(string handle, string password, string? cookie = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/login") { Content = JsonContent.Create(new { handle, password }) };
        if (cookie is not null)
            request.Headers.TryAddWithoutValidation("Cookie", cookie);
        return app.Visitor().SendAsync(request);
    }
}
