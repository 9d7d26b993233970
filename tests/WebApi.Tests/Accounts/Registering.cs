namespace MiniTwitter.Stories.Accounts;

public class Registering(App app)
{
    private static readonly TimeSpan LongestToken = TimeSpan.FromMinutes(15);

    private readonly Visitor _visitor = app.Visitor();

    [Fact]
    public async Task Signs_the_person_in()
    {
        var handle = Person.NewHandle();

        var session = (await RegisterAsync(Person.Registration(handle, "Ada Lovelace"))).Read<Session>(Created);

        session.User.Handle.ShouldBe(handle);
        session.User.DisplayName.ShouldBe("Ada Lovelace");
        (session.ExpiresAt - session.User.CreatedAt).ShouldBeInRange(TimeSpan.FromMinutes(1), LongestToken + TimeSpan.FromMinutes(1));
        _visitor.Token = session.AccessToken;
        (await _visitor.GetAsync("/api/me")).Read<User>().ShouldBe(session.User);
    }

    [Fact]
    public async Task Keeps_the_handle_as_it_was_typed()
    {
        var handle = Person.NewHandle().ToUpperInvariant();

        await RegisterAsync(Person.Registration(handle));

        (await _visitor.GetAsync($"/api/users/{handle.ToLowerInvariant()}")).Read<User>().Handle.ShouldBe(handle);
    }

    [Fact]
    public async Task Refuses_a_handle_that_is_taken_whatever_its_case()
    {
        var somebody = await app.RegisterAsync();

        var answer = await RegisterAsync(Person.Registration(somebody.Handle.ToUpperInvariant()));

        answer.ShouldBeProblem(Conflict, "handle-taken");
        answer.SetCookie.ShouldBeNull();
    }

    [Fact]
    public async Task Gives_a_handle_to_one_of_those_who_race_for_it()
    {
        var handle = Person.NewHandle();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => app.Visitor().PostAsync("/api/auth/register", Person.Registration(handle))));

        answers.Count(answer => answer.Status == Created).ShouldBe(1);
        foreach (var loser in answers.Where(answer => answer.Status != Created))
            loser.ShouldBeProblem(Conflict, "handle-taken");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("two words")]
    [InlineData("sixteen_letters_")]
    [InlineData("@ada")]
    [InlineData("a-b")]
    [InlineData("a.b")]
    [InlineData("é")]
    [InlineData("ａｄａ")]
    [InlineData("٣")]
    [InlineData("ada\n")]
    [InlineData("ada\0")]
    [InlineData("../../etc")]
    [InlineData("<script>")]
    public async Task Refuses_a_bad_handle(string handle) =>
        (await RegisterAsync(Person.Registration(handle))).ShouldBeProblem(UnprocessableEntity).ShouldName("handle");

    [Theory]
    [InlineData("short12")]
    [InlineData("password")]
    [InlineData("Password1")]
    [InlineData("iloveyou")]
    [InlineData("qwertyuiop")]
    [InlineData("aaaaaaaaaaaa")]
    public async Task Refuses_a_weak_password(string password) =>
        (await RegisterAsync(Person.Registration(Person.NewHandle(), password: password))).ShouldBeProblem(UnprocessableEntity).ShouldName("password");

    [Fact]
    public async Task Refuses_a_password_of_257_characters() =>
        (await RegisterAsync(Person.Registration(Person.NewHandle(), password: Phrase(257)))).ShouldBeProblem(UnprocessableEntity).ShouldName("password");

    [Theory]
    [InlineData(8)]
    [InlineData(256)]
    public async Task Accepts_a_password_of_any_length_between(int length)
    {
        var handle = Person.NewHandle();

        await RegisterAsync(Person.Registration(handle, password: Phrase(length)));

        (await _visitor.PostAsync("/api/auth/login", new { handle, password = Phrase(length) })).Read<Session>().User.Handle.ShouldBe(handle);
    }

    [Fact]
    public async Task Names_all_fields_that_are_wrong_at_once()
    {
        var answer = await RegisterAsync(new { handle = "a b", displayName = "", password = "x", email = "nobody" });

        answer.ShouldBeProblem(UnprocessableEntity).ShouldName("handle", "displayName", "password", "email");
    }

    [Fact]
    public async Task Names_the_fields_that_are_missing() =>
        (await RegisterAsync(new { })).ShouldBeProblem(UnprocessableEntity).ShouldName("handle", "displayName", "password");

    [Fact]
    public async Task Never_shows_the_email_address()
    {
        var handle = Person.NewHandle();
        var email = $"{handle}@example.org";

        var answer = await RegisterAsync(new { handle, displayName = "Ada", password = Person.Password, email });

        answer.ShouldBe(Created);
        answer.Body.ShouldNotContain("example.org");
        _visitor.Token = answer.Read<Session>(Created).AccessToken;
        (await _visitor.GetAsync("/api/me")).Body.ShouldNotContain("example.org");
    }

    private Task<Answer> RegisterAsync(object registration) => _visitor.PostAsync("/api/auth/register", registration);

    private static string Phrase(int length) => string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + i * 7 % 26)));
}
