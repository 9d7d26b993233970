using System.Text;
using MiniTwitter.Text;

namespace MiniTwitter.Accounts;

/// <summary>What a password may be (NIST SP 800-63B: long rather than odd, and none that everybody tries first). Pure.</summary>
public static class PasswordRules
{
    // Before normalising, so that a huge input costs nothing.
    private const int MaxUnits = 4 * ApiLimits.PasswordMax;

    /// <summary>
    /// The form that is hashed, so that a password fits however a keyboard composes its accents (NFC, not trimmed); or
    /// null when it is no text or exceeds <see cref="ApiLimits.PasswordMax"/>, which no account's password does.
    /// </summary>
    public static string? Normalise(string? password)
    {
        if (password is null || password.Length > MaxUnits || !PlainText.IsWellFormed(password))
            return null;
        var normal = password.Normalize(NormalizationForm.FormC);
        return Length(normal) <= ApiLimits.PasswordMax ? normal : null;
    }

    /// <summary>What is wrong with a new password, as a sentence; null when nothing is. Takes milliseconds: not for the threads of grains.</summary>
    /// <param name="known">The account's handle, display name and e-mail address, as far as they are known.</param>
    public static string? FindFault(string? password, params IEnumerable<string?> known)
    {
        if (password is null)
            return "The password is required.";
        if (password.Length <= MaxUnits && !PlainText.IsWellFormed(password))
            return "The password contains characters that are not text.";
        if (Normalise(password) is not { } normal)
            return $"The password must be at most {ApiLimits.PasswordMax} characters long.";
        if (Length(normal) < ApiLimits.PasswordMin)
            return $"The password must be at least {ApiLimits.PasswordMin} characters long.";
        return PasswordStrength.Score(normal, known.Select(text => text?.Split('@')[0])) < ApiLimits.PasswordScore
            ? "The password is too easy to guess. Take four or more words, or random characters, without your name, the handle, years or patterns."
            : null;
    }

    private static int Length(string password) => password.EnumerateRunes().Count();
}
