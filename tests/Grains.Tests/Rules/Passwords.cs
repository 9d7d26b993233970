using MiniTwitter.Accounts;
using MiniTwitter.Users;

namespace MiniTwitter.Rules;

public class Passwords
{
    [Theory]
    [InlineData("password")]
    [InlineData("PassWord")]
    [InlineData("12345678")]
    [InlineData("qwertyuiop")]
    [InlineData("iloveyou1")]
    [InlineData("aaaaaaaaaaaa")]
    public void Must_not_be_among_those_tried_first(string password) =>
        PasswordRules.FindFault(password, null).ShouldNotBeNull().ShouldContain("tried first");

    [Theory]
    [InlineData("correct horse")]
    [InlineData("        x")]
    [InlineData("пароль-мой")]
    [InlineData("\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007")]
    public void May_be_anything_else(string password) => PasswordRules.FindFault(password, null).ShouldBeNull();

    [Theory]
    [InlineData("👍🎉")]
    [InlineData("é")]
    [InlineData("ab")]
    public void Are_8_to_256_code_points_long(string some)
    {
        var runes = string.Concat(Enumerable.Repeat(some, 256)).EnumerateRunes().ToArray();
        string First(int count) => string.Concat(runes.Take(count)) + "#";

        PasswordRules.FindFault(First(6), null).ShouldNotBeNull().ShouldContain("at least 8");
        PasswordRules.FindFault(First(7), null).ShouldBeNull();
        PasswordRules.FindFault(First(255), null).ShouldBeNull();
        PasswordRules.FindFault(First(255) + "#", null).ShouldNotBeNull().ShouldContain("at most 256");
    }

    [Fact]
    public void Are_refused_unread_when_huge() =>
        PasswordRules.FindFault(new string('x', 10_000_000), null).ShouldNotBeNull().ShouldContain("at most 256");

    [Fact]
    public void Must_not_be_the_handle()
    {
        Handle.TryParse("Alice_Liddell", out var handle).ShouldBeTrue();

        PasswordRules.FindFault("alice_liddell", handle).ShouldNotBeNull().ShouldContain("handle");
        PasswordRules.FindFault("alice_liddell", null).ShouldBeNull();
    }

    [Fact]
    public void Must_be_text() => PasswordRules.FindFault("abcdefgh\uD83D", null).ShouldNotBeNull().ShouldContain("not text");

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
