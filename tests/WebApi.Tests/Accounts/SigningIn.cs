using System.Text.RegularExpressions;

namespace MiniTwitter.Stories.Accounts;

public partial class SigningIn(App app)
{
    private readonly Visitor _visitor = app.Visitor();

    [Fact]
    public async Task Opens_a_session_with_handle_and_password()
    {
        var person = await app.RegisterAsync();

        var session = (await SignInAsync(person.Handle.ToUpperInvariant(), Person.Password)).Read<Session>();

        session.User.ShouldBe(person.User);
        _visitor.Token = session.AccessToken;
        (await _visitor.GetAsync("/api/me")).ShouldBe(OK);
    }

    [Fact]
    public async Task Does_not_end_the_sessions_of_other_devices()
    {
        var person = await app.RegisterAsync();

        await person.OnAnotherDeviceAsync();

        (await person.GetAsync("/api/me")).ShouldBe(OK);
    }

    [Theory]
    [InlineData("wrong horse battery")]
    [InlineData("Correct horse battery")]
    [InlineData("correct horse battery ")]
    [InlineData("correct horse battery\0")]
    [InlineData("")]
    [InlineData("\uFFFE")]
    public async Task Refuses_a_wrong_password(string password)
    {
        var person = await app.RegisterAsync();

        var answer = await SignInAsync(person.Handle, password);

        answer.ShouldBeProblem(Unauthorized, "bad-credentials");
        answer.SetCookie.ShouldBeNull();
    }

    [Theory]
    [InlineData("nobody_here_1")]
    [InlineData("not a handle")]
    [InlineData("")]
    public async Task Answers_for_an_unknown_handle_as_for_a_wrong_password(string unknown)
    {
        var person = await app.RegisterAsync();

        var wrong = await SignInAsync(person.Handle, "wrong horse battery");
        var nobody = await SignInAsync(unknown, Person.Password);

        nobody.ShouldBeProblem(Unauthorized, "bad-credentials");
        WithoutTrace(nobody).ShouldBe(WithoutTrace(wrong));
    }

    [Fact]
    public async Task Takes_as_long_for_an_unknown_handle_as_for_a_wrong_password()
    {
        var person = await app.RegisterAsync();

        var (wrong, unknown) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var attempt = 0; attempt < 8; attempt++)
        {
            // In turns, and the fastest of each: whatever else the machine does slows both.
            wrong = Shorter(wrong, await TimeAsync(person.Handle));
            unknown = Shorter(unknown, await TimeAsync("nobody_here_2"));
        }

        // Without the slow hash an unknown handle is answered at least twenty times as fast.
        unknown.ShouldBeGreaterThan(wrong / 5);
    }

    private Task<Answer> SignInAsync(string handle, string password) => _visitor.PostAsync("/api/auth/login", new { handle, password });

    private async Task<TimeSpan> TimeAsync(string handle)
    {
        var start = TimeProvider.System.GetTimestamp();
        (await SignInAsync(handle, "wrong horse battery")).ShouldBe(Unauthorized);
        return TimeProvider.System.GetElapsedTime(start);
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static string WithoutTrace(Answer answer) => TraceId().Replace(answer.Body, "");

    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex TraceId();
}
