using System.IO.Compression;

namespace MiniTwitter.Stories.Accounts;

/// <summary>
/// A data directory of the last release in which all grains shared their rows. It has the users <c>cafe</c>, <c>Ada</c>, <c>00</c> and
/// <c>plain_one</c>.
/// </summary>
public class EarlierData(EarlierApp app) : IClassFixture<EarlierApp>
{
    [Theory]
    [InlineData("cafe")]
    [InlineData("ada")]
    [InlineData("00")]
    [InlineData("plain_one")]
    public async Task Lets_everybody_sign_in_and_keeps_their_handles(string handle)
    {
        var session = (await SignInAsync(handle)).Read<Session>();

        session.User.Handle.ShouldBe(handle, StringCompareShould.IgnoreCase);
        (await app.Visitor().GetAsync($"/api/users/{handle}")).Read<User>().Id.ShouldBe(session.User.Id);
        (await RegisterAsync(handle.ToUpperInvariant())).ShouldBeProblem(Conflict);
    }

    [Theory]
    [InlineData("0cafe")]
    [InlineData("0")]
    [InlineData("0ada")]
    public async Task Frees_the_handles_that_were_taken_for_others(string handle)
    {
        (await SignInAsync(handle)).ShouldBeProblem(Unauthorized);
        var registered = (await RegisterAsync(handle)).Read<Session>(Created);

        (await SignInAsync(handle, Person.Password)).Read<Session>().User.Id.ShouldBe(registered.User.Id);
    }

    private Task<Answer> SignInAsync(string handle, string password = EarlierApp.Password) =>
        app.Visitor().PostAsync("/api/auth/login", new { handle, password });

    private Task<Answer> RegisterAsync(string handle) => app.Visitor().PostAsync("/api/auth/register", Person.Registration(handle));
}

/// <summary>The application over that directory.</summary>
public sealed class EarlierApp : App
{
    /// <summary>Theirs. It was chosen when easier passwords were accepted.</summary>
    public const string Password = "analytical engine";

    public override async ValueTask InitializeAsync()
    {
        using var stored = typeof(EarlierApp).Assembly.GetManifestResourceStream("written-with-shared-rows.zip")!;
        ZipFile.ExtractToDirectory(stored, Data);
        await base.InitializeAsync();
    }
}
