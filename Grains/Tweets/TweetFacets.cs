using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MiniTwitter.Text;
using MiniTwitter.Users;

namespace MiniTwitter.Tweets;

/// <summary>Finds the mentions, hashtags and links in a text, in one pass over it. Pure.</summary>
public static class TweetFacets
{
    /// <summary>The signs of mentions and hashtags, as typed on keyboards for Latin and for East Asian scripts.</summary>
    internal const string Signs = "@＠﹫#＃﹟";

    private const string SchemeEnd = "://";

    // Case folding makes three letters of one at most.
    private const int MaxFoldedFactor = 3;

    private static readonly SearchValues<char> Starts = SearchValues.Create(Signs + ":");

    /// <summary>
    /// Facets by position, never overlapping. Whatever follows <c>http://</c> or <c>https://</c> up to the next space is
    /// one link or nothing: no mention or hashtag is found in it. Any string may be given, also one that
    /// <see cref="TweetRules.Check"/> refuses.
    /// </summary>
    public static ImmutableArray<Facet> Find(string text)
    {
        var facets = ImmutableArray.CreateBuilder<Facet>();
        var next = 0;
        var linkEnd = 0;
        var lastEnd = -1;
        while (text.AsSpan(next).IndexOfAny(Starts) is >= 0 and var distance)
        {
            var at = next + distance;
            (var facet, next) = text[at] switch
            {
                ':' => TweetLinks.At(text, at, linkEnd),
                '@' or '＠' or '﹫' => MentionAt(text, at, lastEnd),
                _ => HashtagAt(text, at, lastEnd),
            };
            if (facet is null)
                continue;
            facets.Add(facet);
            if (facet.Kind is FacetKind.Link)
                linkEnd = facet.Start + facet.Length;
            else
                lastEnd = facet.Start + facet.Length;
        }
        return facets.ToImmutable();
    }

    // "@" and a handle; not the middle of an e-mail address, of a fediverse address or of a longer word.
    private static (Facet? Facet, int Next) MentionAt(string text, int at, int lastEnd)
    {
        var end = at + 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        var mention = Handle.TryParse(text[(at + 1)..end], out var handle)
            && IsFree(text, at, lastEnd, never: "&$%", apart: "/+-")
            && !ContinuesAfter(text, end)
            && !(end < text.Length && text[end] is '@' or '＠' or '﹫')
            && !IsAddress(text, at, end);
        return (mention ? new Facet(FacetKind.Mention, at, end - at, handle.Value) : null, end);
    }

    // "#" and a word with at least one letter, not longer than can be looked up.
    private static (Facet? Facet, int Next) HashtagAt(string text, int at, int lastEnd)
    {
        var (end, hasLetters) = EndOfTag(text, at + 1);
        var hashtag = hasLetters
            && IsFree(text, at, lastEnd, never: "&", apart: "/")
            && !text.AsSpan(end).StartsWith(SchemeEnd)
            && CanBeLookedUp(text[(at + 1)..end]);
        return (hashtag ? new Facet(FacetKind.Hashtag, at, end - at, text[(at + 1)..end]) : null, end);
    }

    // Unicode's hashtag identifiers (UAX #31, D2) without emoji: words, with dots inside, and joiners in the scripts that need them.
    private static (int End, bool HasLetters) EndOfTag(string text, int start)
    {
        var end = start;
        var hasLetters = false;
        var before = default(Rune);
        foreach (var rune in text.AsSpan(start).EnumerateRunes())
        {
            var joins = (IsInnerDot(rune) || (Joiners.Is(rune) && Joiners.AreNeededAfter(before)))
                && end > start && TryRuneAt(text, end + 1, out var after) && IsWord(after);
            if (!joins && (!IsWord(rune) || (IsMark(rune) && end == start)))
                break;
            hasLetters |= Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber;
            end += rune.Utf16SequenceLength;
            before = rune;
        }
        return (end, hasLetters);
    }

    private static bool CanBeLookedUp(string tag) =>
        tag.Length <= ApiLimits.Hashtag / MaxFoldedFactor
        || (tag.Length <= ApiLimits.Hashtag && (Ascii.IsValid(tag) || !PlainText.IsWellFormed(tag) || PlainText.Fold(tag).Length <= ApiLimits.Hashtag));

    // Not in a longer word, nor after another sign. Some signs may come before if they follow a space, a bracket or a facet: "@ada/@bob".
    private static bool IsFree(string text, int at, int lastEnd, string never, string apart)
    {
        if (at == 0)
            return true;
        var sign = text[at - 1];
        if (Signs.Contains(sign) || never.Contains(sign) || EndsInWord(text.AsSpan(0, at)))
            return false;
        if (!apart.Contains(sign) || at - 1 == lastEnd)
            return true;
        var before = text.AsSpan(0, at - 1).TrimEnd('-');
        return before.IsEmpty || char.IsWhiteSpace(before[^1])
            || char.GetUnicodeCategory(before[^1]) is UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation;
    }

    // "用户@example.com"
    private static bool IsAddress(string text, int at, int end) =>
        at > 0 && end + 1 < text.Length && text[end] == '.' && char.IsAsciiLetterOrDigit(text[end + 1])
        && Rune.DecodeLastFromUtf16(text.AsSpan(0, at), out var before, out _) == OperationStatus.Done && IsWord(before);

    private static bool ContinuesAfter(string text, int end) =>
        text.AsSpan(end).StartsWith(SchemeEnd) || (TryRuneAt(text, end, out var after) && EndsInWord(after));

    private static bool TryRuneAt(string text, int at, out Rune rune) =>
        Rune.DecodeFromUtf16(text.AsSpan(at), out rune, out _) == OperationStatus.Done;

    private static bool EndsInWord(ReadOnlySpan<char> text) =>
        Rune.DecodeLastFromUtf16(text, out var last, out _) == OperationStatus.Done && EndsInWord(last);

    // Scripts without upper and lower case are often written without spaces: a mention may follow at once.
    private static bool EndsInWord(Rune rune) => IsWord(rune)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber)
        && rune.Value is not (>= 0x3005 and <= 0x30FE);

    // XID_Continue of Unicode, by categories.
    private static bool IsWord(Rune rune) => rune.IsAscii
        ? char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value == '_'
        : Rune.IsLetterOrDigit(rune) || IsMark(rune)
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation
            || rune.Value is 0x19DA or (>= 0x1369 and <= 0x1371);

    // Not the selectors that only choose between text and emoji style.
    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        && rune.Value is not (>= 0xFE00 and <= 0xFE0F);

    // Catalan, Armenian, Hebrew, Tibetan and Japanese words have them inside (UAX #31, tables 3 and 3a).
    private static bool IsInnerDot(Rune rune) =>
        rune.Value is 0xB7 or 0x387 or 0x58A or 0x5F3 or 0x5F4 or 0xF0B or 0x2027 or 0x30A0 or 0x30FB or 0xFF65;
}
