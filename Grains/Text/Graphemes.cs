using System.Globalization;
using System.Text;

namespace MiniTwitter.Text;

/// <summary>
/// Counts extended grapheme clusters, what a person calls a character (Unicode UAX #29, version 17), as the
/// client's <c>Intl.Segmenter</c> does.
/// </summary>
internal static class Graphemes
{
    private const int ZeroWidthNonJoiner = 0x200C;

    /// <summary>
    /// Most UTF-16 code units of one cluster. The longest emoji take 19; a letter under thousands of marks is an
    /// attack on whoever has to draw it, and normalising it takes quadratic time.
    /// </summary>
    public const int MaxClusterUnits = 280;

    /// <summary>Whether one cluster exceeds <see cref="MaxClusterUnits"/>. Linear time, also before normalising.</summary>
    public static bool HasEndlessCluster(ReadOnlySpan<char> text) => Count(text) == int.MaxValue;

    /// <summary>The number of clusters, or <see cref="int.MaxValue"/> if one exceeds <see cref="MaxClusterUnits"/>.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        var units = 0;
        var conjunctOpen = false;
        while (text.Length > 0)
        {
            var element = text[..FirstLength(text)];
            if (!(conjunctOpen && StartsWithConsonant(element)))
            {
                count++;
                units = 0;
            }
            units += element.Length;
            if (units > MaxClusterUnits)
                return int.MaxValue;
            conjunctOpen = LeavesConjunctOpen(element);
            text = text[element.Length..];
        }
        return count;
    }

    // Two characters of ASCII belong together only at the end of a line, and most texts are ASCII.
    private static int FirstLength(ReadOnlySpan<char> text) =>
        text[0] is not '\r' && char.IsAscii(text[0]) && (text.Length == 1 || char.IsAscii(text[1])) ? 1 : StringInfo.GetNextTextElementLength(text);

    // .NET 10 does not know rule GB9c: a consonant, a linker (virama) and the next consonant are one cluster,
    // as in Devanagari "kṣi".
    private static bool StartsWithConsonant(ReadOnlySpan<char> element)
    {
        _ = Rune.DecodeFromUtf16(element, out var first, out _);
        return IndicConjuncts.IsConsonant(first.Value);
    }

    private static bool LeavesConjunctOpen(ReadOnlySpan<char> element)
    {
        if (char.IsAscii(element[^1]))
            return false;
        var consonant = false;
        var linked = false;
        foreach (var rune in element.EnumerateRunes())
        {
            if (IndicConjuncts.IsConsonant(rune.Value))
                (consonant, linked) = (true, false);
            else if (IndicConjuncts.IsLinker(rune.Value))
                linked = consonant;
            else if (!Extends(rune))
                (consonant, linked) = (false, false);
        }
        return linked;
    }

    private static bool Extends(Rune rune) =>
        rune.Value != ZeroWidthNonJoiner
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;
}
