using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MiniTwitter.Text;

namespace MiniTwitter.Users;

/// <summary>
/// The words by which people are found, as they are compared: without case, joiners and accents, with the basic Latin letters
/// for all others (<c>lodz</c> for Łódź). Pure.
/// </summary>
public static class SearchWords
{
    /// <summary>Longest word, in UTF-16 code units; what is longer is cut.</summary>
    public const int MaxLength = 50;

    /// <summary>Words of what is looked for that count: the longest.</summary>
    public const int MaxOfQuery = 4;

    /// <summary>The words of a profile: those of its display name, and its handle.</summary>
    public static ImmutableArray<string> Of(Profile profile) => [.. Split(profile.DisplayName).Append(profile.Handle.Key).Distinct()];

    /// <summary>The words that somebody looks for, each the beginning of a word to be found: the longest first.</summary>
    public static ImmutableArray<string> OfQuery(string query) => [.. Split(query).OrderByDescending(word => word.Length).Take(MaxOfQuery)];

    private static IEnumerable<string> Split(string text)
    {
        var word = new StringBuilder();
        var isFull = false;
        foreach (var rune in LatinLetters.ToBase(PlainText.Fold(WithoutAccents(text))).EnumerateRunes())
        {
            if (IsWord(rune))
            {
                isFull |= word.Length + rune.Utf16SequenceLength > MaxLength;
                if (!isFull)
                    word.Append(rune.ToString());
                continue;
            }

            if (word.Length > 0)
                yield return word.ToString();
            word.Clear();
            isFull = false;
        }

        if (word.Length > 0)
            yield return word.ToString();
    }

    private static string WithoutAccents(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormD).Where(character => character is not (>= '\u0300' and <= '\u036F')));

    private static bool IsWord(Rune rune) => Rune.IsLetterOrDigit(rune) || rune.Value == '_'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
