using System.Globalization;
using System.Text;

namespace MiniTwitter.Text;

/// <summary>
/// Characters of a name that nobody sees: they make two names look the same, or one empty. Those that emoji and scripts are made of are
/// no such. The client has the same rule (<c>hidden-characters.ts</c>), and <c>tests/vectors/names.json</c> compares both.
/// </summary>
internal static class HiddenCharacters
{
    private const int Joiner = 0x200D;
    private const int Keycap = 0x20E3;
    private const int MalayalamVirama = 0x0D4D;

    // A black flag and tags: the only emoji made of tags.
    private static readonly string[] FlagsOfTags =
    [
        "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F",
        "🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F",
        "🏴\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F",
    ];

    /// <summary>Whether there is one. The text must be well-formed.</summary>
    public static bool AreIn(string text)
    {
        if (Ascii.IsValid(text))
            return false;
        foreach (var flag in FlagsOfTags)
            text = text.Replace(flag, "🏴", StringComparison.Ordinal);
        var clusters = StringInfo.ParseCombiningCharacters(text);
        var before = default(Rune);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            at += rune.Utf16SequenceLength;
            _ = Rune.DecodeFromUtf16(text.AsSpan(at), out var after, out var length);
            after = length > 0 ? after : default;
            var joinsEmoji = IsEmojiJoiner(rune, after) && Array.BinarySearch(clusters, at) < 0;
            if (PlainText.IsHidden(rune) && !joinsEmoji && !IsNeeded(before, rune, after))
                return true;
            before = rune;
        }

        return false;
    }

    // Within one cluster it joins two emoji (UAX #29, GB11).
    private static bool IsEmojiJoiner(Rune rune, Rune after) =>
        rune.Value is Joiner && Rune.GetUnicodeCategory(after) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol;

    private static bool IsNeeded(Rune before, Rune rune, Rune after) => rune.Value switch
    {
        // A letter or a mark follows. In Malayalam as once encoded, also at the end of a word.
        0x200C or Joiner or 0x180E => Joiners.AreNeededAfter(before) && (before.Value is MalayalamVirama || IsLetterOrMark(after)),
        // Mongolian letters.
        >= 0x180B and <= 0x180D or 0x180F => before.Value is >= 0x1820 and <= 0x18AA,
        // Text or emoji style.
        0xFE0E or 0xFE0F => IsSymbol(before) || after.Value is Keycap,
        >= 0xFE00 and <= 0xFE0D => Joiners.AreNeededAfter(before) || IsSymbol(before) || IsHan(before),
        >= 0xE0100 and <= 0xE01EF => IsHan(before),
        _ => false,
    };

    private static bool IsLetterOrMark(Rune rune) => Rune.IsLetter(rune)
        || (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark && !PlainText.IsHidden(rune));

    // Also the few emoji that are letters or punctuation: ℹ ‼ ⁉ 〰 〽.
    private static bool IsSymbol(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.ModifierSymbol
        || rune.Value is 0x2139 or 0x203C or 0x2049 or 0x3030 or 0x303D;

    private static bool IsHan(Rune rune) =>
        rune.Value is (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
