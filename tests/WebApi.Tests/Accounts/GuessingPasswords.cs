using System.Net.Http.Json;

namespace MiniTwitter.Stories.Accounts;

/// <summary>Without limits on addresses: as if each attempt came from another one.</summary>
public class GuessingPasswords(App app)
{
    [Fact]
    public async Task Is_stopped_however_many_addresses_guess()
    {
        var person = await app.RegisterAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(number => SignInAsync(person.Handle, $"wrong horse {number}")));

        answers.Count(answer => answer.Status == Unauthorized).ShouldBeLessThanOrEqualTo(11);
        var right = await SignInAsync(person.Handle, Person.Password);
        right.ShouldBeProblem(TooManyRequests, "too-many-attempts");
        right.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public async Task Does_not_lock_out_a_device_that_signed_in_before_and_is_told_to_the_owner()
    {
        var person = await app.RegisterAsync();
        var device = (await SignInAsync(person.Handle, Person.Password)).DeviceCookie.ShouldNotBeNull();
        device.HttpOnly.ShouldBeTrue();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => SignInAsync(person.Handle, "wrong horse battery")));

        (await person.GetAsync("/api/auth/sessions")).Body.ShouldContain("\"failedSignIns\":30");
        (await SignInAsync(person.Handle, Person.Password)).ShouldBeProblem(TooManyRequests);
        (await SignInAsync(person.Handle, Person.Password, $"{device.Name}={device.Value}")).ShouldBe(OK);
    }

    [Fact]
    public async Task By_a_device_that_signed_in_before_is_stopped_too()
    {
        var person = await app.RegisterAsync();
        var device = (await SignInAsync(person.Handle, Person.Password)).DeviceCookie.ShouldNotBeNull();
        var cookie = $"{device.Name}={device.Value}";

        for (var attempt = 0; attempt < 10; attempt++)
            (await SignInAsync(person.Handle, "wrong horse battery", cookie)).ShouldBeProblem(Unauthorized);

        (await SignInAsync(person.Handle, Person.Password, cookie)).ShouldBeProblem(TooManyRequests);
        (await SignInAsync(person.Handle, Person.Password)).ShouldBe(OK);
    }

    [Fact]
    public async Task With_a_device_cookie_of_somebody_else_or_a_forged_one_gains_nothing()
    {
        var attacker = await app.RegisterAsync();
        var own = (await SignInAsync(attacker.Handle, Person.Password)).DeviceCookie.ShouldNotBeNull();
        var person = await app.RegisterAsync();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => SignInAsync(person.Handle, "wrong horse battery")));

        (await SignInAsync(person.Handle, Person.Password, $"{own.Name}={own.Value}")).ShouldBeProblem(TooManyRequests);
        (await SignInAsync(person.Handle, Person.Password, $"{own.Name}={new string('A', own.Value.Length)}")).ShouldBeProblem(TooManyRequests);
    }

    [Fact]
    public async Task Is_stopped_where_the_password_is_changed()
    {
        var person = await app.RegisterAsync();

        for (var attempt = 0; attempt < 10; attempt++)
            (await ChangeAsync(person, "wrong horse battery")).ShouldBeProblem(Unauthorized);

        (await ChangeAsync(person, Person.Password)).ShouldBeProblem(TooManyRequests, "too-many-attempts");
        (await SignInAsync(person.Handle, Person.Password)).ShouldBe(OK);
    }

    private static Task<Answer> ChangeAsync(Person person, string current) =>
        person.PostAsync("/api/auth/password", new { currentPassword = current, newPassword = "another horse battery" });

    private Task<Answer> SignInAsync(string handle, string password, string? cookie = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/login") { Content = JsonContent.Create(new { handle, password }) };
        if (cookie is not null)
            request.Headers.TryAddWithoutValidation("Cookie", cookie);
        return app.Visitor().SendAsync(request);
    }
}
