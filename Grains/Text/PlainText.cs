using System.Buffers;
using System.Globalization;
using System.Text;

namespace MiniTwitter.Text;

/// <summary>What all text that people type has in common.</summary>
internal static class PlainText
{
    private const string Joiners = "\u200C\u200D";

    private const char DotAbove = '\u0307';
    private const char FirstMark = '\u0300';

    private static readonly SearchValues<char> Rewritten =
        SearchValues.Create("\r\t\u2028\u2029\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u206A\u206B\u206C\u206D\u206E\u206F");

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
    /// <see cref="Normalise"/> for text of several lines. Every line break becomes <c>\n</c>, a tab a space. Characters that change the
    /// writing direction of what follows are removed: they make a link look like another address. Marks (LRM, RLM, ALM) stay.
    /// </summary>
    public static string NormaliseLines(string text)
    {
        if (text.AsSpan().IndexOfAny(Rewritten) < 0)
            return Normalise(text);
        var lines = new StringBuilder(text.Length);
        var afterReturn = false;
        foreach (var character in text)
        {
            if (character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u206F'))
                continue;
            if (!(character is '\n' && afterReturn))
                lines.Append(character is '\r' or '\u2028' or '\u2029' ? '\n' : character is '\t' ? ' ' : character);
            afterReturn = character is '\r';
        }

        return Normalise(lines.ToString());
    }

    /// <summary>
    /// The text as it is compared without case: Unicode's full case folding in normalisation form C, without joiners. The four
    /// Turkish i are one letter, as in <c>ISTANBUL</c>. Doing it twice changes nothing more. The text must be <see cref="IsWellFormed"/>.
    /// </summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
            return text.ToLowerInvariant();
        var folded = new StringBuilder(text.Length);
        foreach (var character in WithoutJoiners(text).Normalize(NormalizationForm.FormD).ToUpperInvariant().ToLowerInvariant())
        {
            if (character is DotAbove && folded.Length > 0 && folded[^1] == 'i')
                continue;
            _ = character switch
            {
                'ß' => folded.Append("ss"),
                'ı' => folded.Append('i'),
                // The letters that full case folding writes as several; form KD writes them the same.
                'ŉ' or 'և' or 'ẚ' or (>= '\uFB00' and <= '\uFB17') => folded.Append(character.ToString().Normalize(NormalizationForm.FormKD)),
                _ => folded.Append(character),
            };
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Whether more than <see cref="ApiLimits.Marks"/> combining marks follow one character: they would cover the lines around it.</summary>
    public static bool HasTooManyMarks(ReadOnlySpan<char> text)
    {
        var first = text.IndexOfAnyInRange(FirstMark, char.MaxValue);
        if (first < 0)
            return false;
        var marks = 0;
        foreach (var rune in text[first..].EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark)
                marks++;
            else if (category is not UnicodeCategory.Format)
                marks = 0;
            if (marks > ApiLimits.Marks)
                return true;
        }

        return false;
    }

    private static string WithoutJoiners(string text) =>
        text.AsSpan().ContainsAny(Joiners) ? string.Concat(text.Where(character => !Joiners.Contains(character))) : text;

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

    private static bool IsInvisible(Rune rune) => Rune.IsWhiteSpace(rune) || IsHidden(rune);

    /// <summary>Whether it is drawn as nothing, or as an empty place, and is no white space: Unicode's Default_Ignorable_Code_Point and others.</summary>
    public static bool IsHidden(Rune rune) => rune.Value switch
    {
        // Format characters that are drawn: Arabic, Syriac and Kaithi number signs.
        >= 0x0600 and <= 0x0605 or 0x06DD or 0x070F or 0x0890 or 0x0891 or 0x08E2 or 0x110BD or 0x110CD => false,
        // Joiner, Hangul fillers, Khmer inherent vowels, Mongolian variation selectors, blank Braille.
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or >= 0x180B and <= 0x180F or 0x2800 or 0x3164 or 0xFFA0 => true,
        // Variation selectors, tags, and code points set aside for what is not drawn.
        >= 0xFE00 and <= 0xFE0F or 0x2065 or >= 0xFFF0 and <= 0xFFF8 or >= 0xE0000 and <= 0xE0FFF => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format,
    };
}
