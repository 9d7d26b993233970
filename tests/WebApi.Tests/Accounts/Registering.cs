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
    [InlineData("Summer2026")]
    [InlineData("MiniTwitter2026")]
    [InlineData("11111112")]
    public async Task Refuses_a_weak_password(string password) =>
        (await RegisterAsync(Person.Registration(Person.NewHandle(), password: password))).ShouldBeProblem(UnprocessableEntity).ShouldName("password");

    [Fact]
    public async Task Refuses_a_password_made_of_the_registration_and_says_what_helps()
    {
        var handle = Person.NewHandle();

        foreach (var password in new[] { $"{handle}2026", "Wintergreen99", "wintergreen.jo" })
        {
            var answer = await RegisterAsync(new { handle, displayName = "Jo Wintergreen", password, email = "wintergreen.jo@example.org" });

            var problem = answer.ShouldBeProblem(UnprocessableEntity, "invalid");
            problem.ShouldName("password");
            problem.Detail.ShouldContain("words");
        }
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("Root")]
    [InlineData("MINITWITTER")]
    [InlineData("null")]
    public async Task Refuses_a_reserved_handle(string handle) =>
        (await RegisterAsync(Person.Registration(handle))).ShouldBeProblem(UnprocessableEntity, "invalid").ShouldName("handle");

    [Theory]
    [InlineData("Ada\u200B")]
    [InlineData("\u3164")]
    [InlineData("A\u2800da")]
    public async Task Refuses_a_name_with_what_nobody_can_see(string name) =>
        (await RegisterAsync(Person.Registration(Person.NewHandle(), name))).ShouldBeProblem(UnprocessableEntity, "invalid").ShouldName("displayName");

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

/// <summary>An operator may reserve more handles.</summary>
public class ReservingHandles(ReservingApp app) : IClassFixture<ReservingApp>
{
    [Theory]
    [InlineData("mayor")]
    [InlineData("Town_Hall")]
    [InlineData("support")]
    public async Task Refuses_them_whatever_their_case(string handle) =>
        (await app.Visitor().PostAsync("/api/auth/register", Person.Registration(handle.ToUpperInvariant())))
            .ShouldBeProblem(UnprocessableEntity, "invalid").ShouldName("handle");
}

/// <summary>The application with more reserved handles.</summary>
public sealed class ReservingApp : App
{
    protected override IEnumerable<(string Key, string Value)> Settings => [.. base.Settings, ("MiniTwitter:ReservedHandles", "mayor, Town_Hall")];
}
