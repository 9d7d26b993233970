using System.Net;
using System.Text.Json.Nodes;

namespace MiniTwitter.Stories.Operations;

/// <summary>What an operator types: <c>--rotate-signing-key</c>.</summary>
public sealed class RotatingByCommand : IDisposable
{
    private const string Rotate = "--rotate-signing-key";
    private const string FirstKey = "--MiniTwitter:SigningKey=the first signing key of this operator";
    private const string SecondKey = "--MiniTwitter:SigningKey=the second signing key of this operator";
    private const string FirstAsOther = "--MiniTwitter:OtherSigningKey=the first signing key of this operator";

    private readonly DataDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Keeps_everybody_signed_in()
    {
        var person = await SignedInAsync();
        // What releases before the ring can read.
        (await File.ReadAllBytesAsync(KeyFile)).Length.ShouldBe(32);

        var said = await RunAsync(Rotate);

        said.ShouldStartWith("Added the signing key ");
        foreach (var secret in await SecretsAsync())
            said.ShouldNotContain(secret);
        (await SecretsAsync()).Length.ShouldBe(2);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await ShouldMeetAsync(person, OK);
    }

    [Fact]
    public async Task Signs_everybody_out_now_when_told()
    {
        var person = await SignedInAsync();

        (await RunAsync(Rotate, "--now")).ShouldStartWith("Replaced all signing keys by ");

        (await SecretsAsync()).Length.ShouldBe(1);
        await ShouldMeetAsync(person, Unauthorized);
    }

    [Fact]
    public async Task Rotates_at_most_as_often_as_keys_are_kept()
    {
        for (var keys = 1; keys < 8; keys++)
            await RunAsync(Rotate);
        await using var command = new ServerProcess(Rotate, $"--MiniTwitter:DataDirectory={_data.Path}");

        (await command.RunToTheEndAsync()).ShouldBe(1);

        command.Errors.ShouldHaveSingleItem().ShouldContain("--now");
        (await SecretsAsync()).Length.ShouldBe(8);
    }

    [Fact]
    public async Task Rotates_no_configured_key()
    {
        await using var command = new ServerProcess(_data, Rotate, FirstKey);

        (await command.RunToTheEndAsync()).ShouldBe(1);

        command.Errors.ShouldHaveSingleItem().ShouldContain("MiniTwitter:SigningKey is configured");
    }

    [Fact]
    public async Task A_configured_key_is_followed_by_another_while_the_first_still_verifies()
    {
        var person = await SignedInAsync(FirstKey);

        await ShouldMeetAsync(person, OK, SecondKey, FirstAsOther);
    }

    [Fact]
    public async Task A_configured_key_that_was_taken_away_verifies_nothing()
    {
        var person = await SignedInAsync(FirstKey);

        await ShouldMeetAsync(person, Unauthorized, SecondKey);
    }

    private string KeyFile => Path.Combine(_data.Path, "signing.key");

    private async Task<string[]> SecretsAsync() =>
        [.. JsonNode.Parse(await File.ReadAllTextAsync(KeyFile))!.AsArray().Select(key => key!["secret"]!.GetValue<string>())];

    private async Task<string> RunAsync(params string[] options)
    {
        await using var command = new ServerProcess([.. options, $"--MiniTwitter:DataDirectory={_data.Path}"]);
        (await command.RunToTheEndAsync()).ShouldBe(0, command.Process.Log);
        return command.Process.Output.ShouldHaveSingleItem();
    }

    private async Task<Person> SignedInAsync(params string[] arguments)
    {
        await using var server = new ServerProcess(_data, arguments);
        await server.InitializeAsync();
        return await server.RegisterAsync();
    }

    // The same data, and a process that starts anew.
    private async Task ShouldMeetAsync(Person person, HttpStatusCode status, params string[] arguments)
    {
        await using var server = new ServerProcess(_data, arguments);
        await server.InitializeAsync();
        var visitor = new Visitor(server.Address) { Token = person.Token, Cookie = person.Cookie };
        (await visitor.GetAsync("/api/me")).Status.ShouldBe(status);
        (await visitor.PostAsync("/api/auth/refresh")).Status.ShouldBe(status);
    }
}
