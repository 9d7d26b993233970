namespace MiniTwitter.Stories.Accounts;

public class ChangingThePassword(App app)
{
    private const string New = "another horse battery";

    [Fact]
    public async Task Lets_in_with_the_new_one_only()
    {
        var person = await app.RegisterAsync();

        (await ChangeAsync(person, Person.Password, New)).ShouldBe(NoContent);

        (await SignInAsync(person, Person.Password)).ShouldBeProblem(Unauthorized, "bad-credentials");
        (await SignInAsync(person, New)).ShouldBe(OK);
    }

    [Fact]
    public async Task Ends_all_other_sessions_and_their_live_connections()
    {
        var laptop = await app.RegisterAsync();
        var phone = await laptop.OnAnotherDeviceAsync();
        await using var live = await LiveConnection.OpenAsync(phone);

        (await ChangeAsync(laptop, Person.Password, New)).ShouldBe(NoContent);

        await live.ShouldCloseAsync();
        (await phone.GetAsync("/api/me")).ShouldBeProblem(Unauthorized);
        (await phone.PostAsync("/api/auth/refresh")).ShouldBeProblem(Unauthorized);
        (await laptop.GetAsync("/api/me")).ShouldBe(OK);
        (await laptop.PostAsync("/api/auth/refresh")).ShouldBe(OK);
    }

    [Fact]
    public async Task Needs_the_present_one()
    {
        var person = await app.RegisterAsync();
        var phone = await person.OnAnotherDeviceAsync();

        (await ChangeAsync(person, "wrong horse battery", New)).ShouldBeProblem(Unauthorized, "bad-credentials");
        (await ChangeAsync(person, null, New)).ShouldBeProblem(Unauthorized, "bad-credentials");

        (await SignInAsync(person, Person.Password)).ShouldBe(OK);
        (await phone.GetAsync("/api/me")).ShouldBe(OK);
    }

    [Theory]
    [InlineData("short12")]
    [InlineData("password1")]
    [InlineData("MiniTwitter2026")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Needs_a_good_new_one(string? password)
    {
        var person = await app.RegisterAsync();

        (await ChangeAsync(person, Person.Password, password)).ShouldBeProblem(UnprocessableEntity).ShouldName("newPassword");

        (await SignInAsync(person, Person.Password)).ShouldBe(OK);
    }

    [Fact]
    public async Task Needs_a_new_one_that_is_not_the_handle()
    {
        var person = await app.RegisterAsync();

        (await ChangeAsync(person, Person.Password, $"{person.Handle}99")).ShouldBeProblem(UnprocessableEntity).ShouldName("newPassword");
    }

    [Fact]
    public async Task Needs_somebody_signed_in() =>
        (await app.Visitor().PostAsync("/api/auth/password", new { currentPassword = Person.Password, newPassword = New })).ShouldBeProblem(Unauthorized);

    private static Task<Answer> ChangeAsync(Person person, string? currentPassword, string? newPassword) =>
        person.PostAsync("/api/auth/password", new { currentPassword, newPassword });

    private Task<Answer> SignInAsync(Person person, string password) =>
        app.Visitor().PostAsync("/api/auth/login", new { handle = person.Handle, password });
}
