using System.Globalization;

namespace MiniTwitter.Stories.Accounts;

/// <summary>Handles of hexadecimal digits: as numbers, several of them are the same.</summary>
public class HandlesLikeNumbers(App app)
{
    [Fact]
    public async Task Are_different_when_they_are_spelled_differently()
    {
        var digits = $"{Random.Shared.NextInt64(1L << 40, 1L << 44):x}";

        var first = await RegisterAsync(digits);
        (await SignInAsync($"0{digits}")).ShouldBeProblem(Unauthorized);
        var second = await RegisterAsync($"0{digits}");
        var third = await RegisterAsync($"00{digits}");

        new[] { first.Id, second.Id, third.Id }.ShouldBeUnique();
        (await SignInAsync(digits)).Read<Session>().User.Id.ShouldBe(first.Id);
        (await SignInAsync($"0{digits}")).Read<Session>().User.Id.ShouldBe(second.Id);
        (await SignInAsync($"00{digits}".ToUpperInvariant())).Read<Session>().User.Id.ShouldBe(third.Id);
    }

    [Fact]
    public async Task Can_spell_the_id_of_a_user()
    {
        var victim = await app.RegisterAsync();
        var hex = long.Parse(victim.User.Id, CultureInfo.InvariantCulture).ToString("x", CultureInfo.InvariantCulture);

        (await SignInAsync(hex)).ShouldBeProblem(Unauthorized);
        var namesake = await RegisterAsync(hex);

        (await SignInAsync(hex)).Read<Session>().User.Id.ShouldBe(namesake.Id);
        (await SignInAsync(victim.Handle)).Read<Session>().User.Id.ShouldBe(victim.User.Id);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("00")]
    [InlineData("000000000000000")]
    public async Task Can_be_zero(string handle)
    {
        var user = await RegisterAsync(handle);

        (await SignInAsync(handle)).Read<Session>().User.Id.ShouldBe(user.Id);
    }

    private async Task<User> RegisterAsync(string handle) =>
        (await app.Visitor().PostAsync("/api/auth/register", Person.Registration(handle))).Read<Session>(Created).User;

    private Task<Answer> SignInAsync(string handle) =>
        app.Visitor().PostAsync("/api/auth/login", new { handle, password = Person.Password });
}
