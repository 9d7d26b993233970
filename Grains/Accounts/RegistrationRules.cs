using System.Collections.Immutable;
using MiniTwitter.Text;
using MiniTwitter.Users;

namespace MiniTwitter.Accounts;

/// <summary>What a registration must hold. Pure.</summary>
public static class RegistrationRules
{
    /// <summary>
    /// The registration, parsed; or <see cref="Refusal.Invalid"/> with every field that breaks its rule. Takes milliseconds: not for
    /// the threads of grains.
    /// </summary>
    public static Result<CheckedRegistration> Check(Registration registration, ReservedHandles reserved)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        var parsed = Handle.TryParse(registration.Handle, out var handle);
        if (registration.Handle is null)
            errors.Add(new("handle", "The handle is required."));
        else if (!parsed)
            errors.Add(new("handle", $"The handle must be 1–{ApiLimits.Handle} letters a–z, digits or underscores."));
        else if (reserved.Contains(handle))
            errors.Add(new("handle", "This handle is reserved. Choose another."));

        var displayName = ProfileRules.CheckDisplayName(registration.DisplayName, errors);

        if (PasswordRules.FindFault(registration.Password, registration.Handle, registration.DisplayName, registration.Email) is { } fault)
            errors.Add(new("password", fault));

        var email = registration.Email?.Trim() is { Length: > 0 } given ? given : null;
        if (email is not null && !IsEmail(email))
            errors.Add(new("email", "The e-mail address is not complete, or longer than 254 characters."));

        return errors.Count > 0
            ? errors.ToImmutable()
            : new CheckedRegistration(handle, displayName!, PasswordRules.Normalise(registration.Password)!, email);
    }

    // Only a letter sent there can prove an address; this catches slips.
    private static bool IsEmail(string text) =>
        text.Length <= ApiLimits.Email
        && PlainText.IsWellFormed(text)
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
        && text.IndexOf('@') is > 0 and var at
        && at == text.LastIndexOf('@')
        && at < text.Length - 1;
}

/// <summary>A registration that keeps all rules.</summary>
/// <param name="Password">In the form to be hashed.</param>
public sealed record CheckedRegistration(Handle Handle, string DisplayName, string Password, string? Email)
{
    /// <summary>Without the password and the address: records end up in logs.</summary>
    public override string ToString() => $"CheckedRegistration({Handle})";
}
