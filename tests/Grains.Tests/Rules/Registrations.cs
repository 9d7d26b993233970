using MiniTwitter.Accounts;

namespace MiniTwitter.Rules;

public class Registrations
{
    private static readonly Registration Good = new("Alice_1", " Alice ", "correct horse battery", null);

    [Fact]
    public void Are_parsed()
    {
        var valid = Check(Good with { Email = " a@example.com " }).Value.ShouldNotBeNull();

        valid.ShouldBe(new CheckedRegistration(valid.Handle, "Alice", "correct horse battery", "a@example.com"));
        valid.Handle.Value.ShouldBe("Alice_1");
    }

    [Fact]
    public void Say_of_every_missing_field_that_it_is_required()
    {
        var errors = Check(new(null, null, null, null)).Errors;

        errors.Select(error => error.Field).ShouldBe(["handle", "displayName", "password"]);
        errors.ShouldAllBe(error => error.Message.EndsWith("is required."));
    }

    [Fact]
    public void Name_every_field_that_breaks_a_rule() =>
        FieldsRefused(new("no spaces", "", "short", "nobody")).ShouldBe(["handle", "displayName", "password", "email"]);

    [Theory]
    [InlineData("")]
    [InlineData("abcdefghijklmnop")]
    [InlineData("alice\n")]
    [InlineData("älice")]
    [InlineData("a-b")]
    [InlineData(" alice")]
    public void Need_a_handle_of_the_pattern(string handle) => FieldsRefused(Good with { Handle = handle }).ShouldBe(["handle"]);

    [Theory]
    [InlineData("a")]
    [InlineData("a@")]
    [InlineData("@b")]
    [InlineData("a@b@c")]
    [InlineData("a b@c.de")]
    [InlineData("a@b\0.c")]
    public void Need_an_address_with_one_at_sign_if_any(string email) => FieldsRefused(Good with { Email = email }).ShouldBe(["email"]);

    [Fact]
    public void Have_an_address_of_at_most_254_characters()
    {
        Check(Good with { Email = "a@" + new string('b', 252) }).Refusal.ShouldBeNull();
        FieldsRefused(Good with { Email = "a@" + new string('b', 253) }).ShouldBe(["email"]);
    }

    [Fact]
    public void Do_without_an_address() => Check(Good with { Email = " " }).Value!.Email.ShouldBeNull();

    [Fact]
    public void Show_neither_password_nor_address_in_logs() =>
        Check(Good with { Email = "a@example.com" }).Value!.ToString().ShouldBe("CheckedRegistration(Alice_1)");

    [Fact]
    public void Survive_naughty_strings()
    {
        foreach (var text in TestData.NaughtyStrings())
            Check(new(text, text, text, text)).Refusal.ShouldBeOneOf(null, Refusal.Invalid);
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("Root")]
    [InlineData("SUPPORT")]
    [InlineData("null")]
    [InlineData("MiniTwitter")]
    [InlineData("town_hall")]
    [InlineData("Mayor")]
    public void Need_a_handle_that_is_not_reserved(string handle)
    {
        Check(Good with { Handle = handle }, "mayor, Town_Hall").Errors.ShouldHaveSingleItem().Message.ShouldContain("reserved");
        FieldsRefused(Good with { Handle = $"{handle}1" }).ShouldBeEmpty();
    }

    [Fact]
    public void Know_what_can_be_no_reserved_handle()
    {
        ReservedHandles.FindBad(" mayor,, town_hall ").ShouldBeNull();
        ReservedHandles.FindBad("mayor, town hall").ShouldBe("town hall");
    }

    private static Result<CheckedRegistration> Check(Registration registration, string? reserved = null) =>
        RegistrationRules.Check(registration, new ReservedHandles(reserved));

    private static IEnumerable<string> FieldsRefused(Registration registration) =>
        Check(registration).Errors.Select(error => error.Field);
}
