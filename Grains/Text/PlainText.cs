using System.Globalization;
using System.Text;

namespace MiniTwitter.Text;

/// <summary>What all text that people type has in common.</summary>
internal static class PlainText
{
    /// <summary>
    /// False for an unpaired surrogate and for the 66 noncharacters (U+FFFE and the like): neither is text, and
    /// normalising them throws.
    /// </summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var units) != System.Buffers.OperationStatus.Done || IsNoncharacter(rune.Value))
                return false;
            text = text[units..];
        }
        return true;
    }

    /// <summary>
    /// Normalisation form C with Unicode White_Space (newlines too) trimmed from both ends. The text must be
    /// <see cref="IsWellFormed"/>. Doing it twice changes nothing more.
    /// </summary>
    public static string Normalise(string text) => text.Normalize(NormalizationForm.FormC).Trim();

    /// <summary>
    /// The text as it is compared without case: normalisation form C, each letter's capital in lower case, so that the two small
    /// Greek sigmas are one letter. Doing it twice changes nothing more. The text must be <see cref="IsWellFormed"/>.
    /// </summary>
    public static string Fold(string text) =>
        text.Normalize(NormalizationForm.FormC).ToUpperInvariant().ToLowerInvariant().Normalize(NormalizationForm.FormC);

    /// <summary>Whether there is a control character (category Cc: tab, carriage return, U+0085, …).</summary>
    public static bool HasControls(ReadOnlySpan<char> text, bool exceptNewlines)
    {
        foreach (var character in text)
        {
            if (char.IsControl(character) && !(exceptNewlines && character == '\n'))
                return true;
        }
        return false;
    }

    /// <summary>Whether there is a line or paragraph separator, or a character that turns the direction of what follows.</summary>
    public static bool LeavesItsLine(ReadOnlySpan<char> text) =>
        text.IndexOfAnyInRange('\u2028', '\u202E') >= 0 || text.IndexOfAnyInRange('\u2066', '\u2069') >= 0;

    /// <summary>Whether nothing would be seen: spaces, joiners, direction marks, variation selectors and fillers only.</summary>
    public static bool IsInvisible(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsInvisible(rune))
                return false;
        }
        return true;
    }

    private static bool IsNoncharacter(int codePoint) => (codePoint & 0xFFFE) == 0xFFFE || codePoint is >= 0xFDD0 and <= 0xFDEF;

    private static bool IsInvisible(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value switch
    {
        // Format characters that are drawn: Arabic, Syriac and Kaithi number signs.
        >= 0x0600 and <= 0x0605 or 0x06DD or 0x070F or 0x0890 or 0x0891 or 0x08E2 or 0x110BD or 0x110CD => false,
        // Joiner, Hangul fillers, Khmer inherent vowels, Mongolian and general variation selectors, blank Braille.
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or >= 0x180B and <= 0x180F or 0x2800 or 0x3164 or 0xFFA0 => true,
        >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format,
    };
}
