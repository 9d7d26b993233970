using MiniTwitter.Accounts;

namespace MiniTwitter.Rules;

public class Passwords
{
    private const string Strong = "ahovcjqxel";

    [Theory]
    [InlineData("password")]
    [InlineData("Password123!")]
    [InlineData("Summer2026")]
    [InlineData("MiniTwitter2026")]
    [InlineData("minitwitter1")]
    [InlineData("11111112")]
    [InlineData("Qwerty123!")]
    [InlineData("qwertyuiop")]
    [InlineData("iloveyou1")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("121212121212")]
    [InlineData("abababab1")]
    [InlineData("xkjxkjxkjxkjxkj")]
    [InlineData("KLMNOPQRST")]
    [InlineData("P@ssw0rd!")]
    [InlineData("correct horse")]
    [InlineData("31.12.1999")]
    public void Must_not_be_easy_to_guess(string password) => PasswordRules.FindFault(password).ShouldNotBeNull().ShouldContain("easy to guess");

    [Theory]
    [InlineData("ada_lovelace1")]
    [InlineData("AdaLovelace2026")]
    [InlineData("countess1815")]
    [InlineData("adaadaada")]
    [InlineData("number.cruncher99")]
    [InlineData("4d4l0v3l4c3")]
    public void Must_not_be_what_the_account_says_of_its_owner(string password) =>
        PasswordRules.FindFault(password, "ada_lovelace", "Ada, Countess of Lovelace", "number.cruncher@example.org").ShouldNotBeNull();

    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("correct horse battery staple")]
    [InlineData("analytical engine of 1837")]
    [InlineData("fk2 xw9vq")]
    [InlineData("ahovcjqx")]
    [InlineData("пароль-мой")]
    [InlineData("\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007")]
    public void May_be_anything_else(string password) => PasswordRules.FindFault(password, "ada", "Ada", null).ShouldBeNull();

    [Theory]
    [InlineData("👍🎉")]
    [InlineData("é")]
    [InlineData("ab")]
    public void Are_8_to_256_code_points_long(string some)
    {
        var runes = (Strong[..7] + string.Concat(Enumerable.Repeat(some, 256))).EnumerateRunes().ToArray();
        string First(int count) => string.Concat(runes.Take(count)) + "#";

        PasswordRules.FindFault(First(6)).ShouldNotBeNull().ShouldContain("at least 8");
        PasswordRules.FindFault(First(7)).ShouldBeNull();
        PasswordRules.FindFault(First(255)).ShouldBeNull();
        PasswordRules.FindFault(First(255) + "#").ShouldNotBeNull().ShouldContain("at most 256");
    }

    [Fact]
    public void Are_refused_unread_when_huge() =>
        PasswordRules.FindFault(new string('x', 10_000_000)).ShouldNotBeNull().ShouldContain("at most 256");

    // Scoring takes a time that grows with the square of the length.
    [Fact]
    public void Are_scored_by_their_first_32_characters() =>
        PasswordRules.FindFault(string.Concat(Enumerable.Repeat("password", 4)) + Strong).ShouldNotBeNull();

    [Theory]
    [InlineData("qW")]
    [InlineData("({[<1!|7+9%2$5083")]
    [InlineData("p@55w0rd")]
    [InlineData("12.12.12")]
    [InlineData("\u00C5B")]
    [InlineData("qwertyuiopasdfghjklz1|7@")]
    public void Are_scored_without_faults_when_they_repeat_what_scoring_is_slow_for(string piece)
    {
        var password = string.Concat(Enumerable.Repeat(piece, 256))[..256];
        var known = string.Join(' ', Enumerable.Range(0, 2_000).Select(number => $"4@aAa{number}"));

        Should.NotThrow(() => PasswordRules.FindFault(password, known, new string('@', 9_000) + password[..31], "4@" + password[..28]));
    }

    [Fact]
    public void Must_be_text() => PasswordRules.FindFault("abcdefgh\uD83D").ShouldNotBeNull().ShouldContain("not text");

    [Fact]
    public void Fit_however_the_keyboard_composes_them()
    {
        PasswordRules.Normalise("caf\u0065\u0301 noir").ShouldBe(PasswordRules.Normalise("caf\u00E9 noir"));
        PasswordRules.Normalise(" spaces count ").ShouldBe(" spaces count ");
    }

    [Fact]
    public void Can_be_no_password_when_malformed_or_too_long()
    {
        PasswordRules.Normalise("\uD83D").ShouldBeNull();
        PasswordRules.Normalise(new string('x', 257)).ShouldBeNull();
        PasswordRules.Normalise(null).ShouldBeNull();
    }
}
