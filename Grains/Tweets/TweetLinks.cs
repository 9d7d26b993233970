using System.Globalization;
using System.Text;
using MiniTwitter.Text;

namespace MiniTwitter.Tweets;

/// <summary>
/// Links as people type them: with scheme, followed at once by punctuation, in parentheses, beside CJK text. <c>tweet-links.ts</c> takes
/// the same steps; <c>tests/vectors/text.json</c> compares both.
/// </summary>
internal static class TweetLinks
{
    /// <summary>Longest link, in UTF-16 code units. A longer one is counted and shown as text.</summary>
    public const int MaxLength = 2_048;

    private const string Openers = "([（［｛「『《〈【〔｢“‘«‹";
    private const string Closers = ")]）］｝」』》〉】〕｣”’»›";

    // What may end a sentence, or hang on the end of a link unseen.
    private const string Punctuation = ".,;:!?'*~–—…‥。、，．；：！？｡､؟،؛۔।॥‼⁇⁈⁉\u200C\u200D";

    /// <summary>
    /// The link whose scheme ends at <paramref name="colon"/>, if any, and where to go on. Text before <paramref name="from"/> belongs to
    /// another link.
    /// </summary>
    public static (Facet? Facet, int Next) At(string text, int colon, int from)
    {
        var before = text.AsSpan(from, colon - from);
        var scheme = before.EndsWith("https", StringComparison.OrdinalIgnoreCase) ? 5
            : before.EndsWith("http", StringComparison.OrdinalIgnoreCase) ? 4 : 0;
        if (scheme == 0 || !text.AsSpan(colon).StartsWith("://"))
            return (null, colon + 1);

        var start = colon - scheme;
        var (end, next) = EndOf(text, colon + 3);
        var link = end - start <= MaxLength && (start == 0 || !IsPartOfWord(text[start - 1]));
        return link && WebAddress.TryParse(text[start..end], out var target)
            ? (new Facet(FacetKind.Link, start, end - start, target), next)
            : (null, Math.Max(next, SkipAddress(text, next, "")));
    }

    // The end of the address, and the place from which other facets are looked for.
    private static (int End, int Next) EndOf(string text, int host)
    {
        var authorityEnd = SkipAddress(text, host, "/?#");
        if (text.AsSpan(host, authorityEnd - host).Contains('@'))
            return (authorityEnd, authorityEnd);
        var hostEnd = SkipHost(text, host, authorityEnd);
        if (EndOfAsciiDomain(text, host, hostEnd) is { } cut)
            return (cut, cut);
        var end = host + text.AsSpan(host, hostEnd - host).TrimEnd(".-_").Length;
        if (end < hostEnd)
            return (end, end);
        var port = SkipPort(text, end, authorityEnd);
        if (port < authorityEnd || !"/?#".Contains(CharacterAt(text, port)))
            return (port, port);
        var next = SkipAddress(text, port, "");
        return (TrimPunctuation(text, port, next), next);
    }

    private static char CharacterAt(string text, int at) => at < text.Length ? text[at] : ' ';

    // No top-level domain mixes scripts: in "http://example.com見て" the address ends before the sentence does.
    private static int? EndOfAsciiDomain(string text, int host, int hostEnd)
    {
        var name = text.AsSpan(host, hostEnd - host);
        var label = name.LastIndexOf('.') + 1;
        var ascii = name[label..].IndexOfAnyExceptInRange('\0', '\x7F');
        return label > 0 && ascii > 0 && char.IsAsciiLetter(name[label + ascii - 1]) ? host + label + ascii : null;
    }

    private static int SkipHost(string text, int from, int end)
    {
        foreach (var rune in text.AsSpan(from, end - from).EnumerateRunes())
        {
            if (!IsInHost(rune))
                break;
            from += rune.Utf16SequenceLength;
        }
        return from;
    }

    private static int SkipPort(string text, int from, int end)
    {
        var port = from + 1;
        while (port < end && char.IsAsciiDigit(text[port]))
            port++;
        return from < end && text[from] == ':' && port > from + 1 ? port : from;
    }

    private static int SkipAddress(string text, int from, ReadOnlySpan<char> until)
    {
        foreach (var rune in text.AsSpan(from).EnumerateRunes())
        {
            if (!IsInAddress(rune) || (rune.IsAscii && until.Contains((char)rune.Value)) || StartsAnother(text, from))
                break;
            from += rune.Utf16SequenceLength;
        }
        return from;
    }

    // "https://a.com,https://b.com" are two.
    private static bool StartsAnother(string text, int at) =>
        ",;，、；".Contains(text[at])
        && (text.AsSpan(at + 1).StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || text.AsSpan(at + 1).StartsWith("http://", StringComparison.OrdinalIgnoreCase));

    private static bool IsInHost(Rune rune) => rune.IsAscii
        ? char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value is '-' or '.' or '_'
        : Rune.IsLetterOrDigit(rune) || rune.Value is 0xB7 or 0x30FB or 0x3007
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.OtherSymbol;

    // The URL code points of the URL standard without what can't be seen. By ranges: both sides know different versions of Unicode.
    private static bool IsInAddress(Rune rune) => rune.IsAscii
        ? rune.Value is > ' ' and < 0x7F && !"\"<>\\^`{|}".Contains((char)rune.Value)
        : rune.Value is not (<= 0xA0 or 0xAD or 0x61C or 0x1680 or 0x180E or (>= 0x2000 and <= 0x200B) or 0x200E or 0x200F
            or (>= 0x2028 and <= 0x202F) or (>= 0x205F and <= 0x206F) or 0x3000 or (>= 0xFDD0 and <= 0xFDEF) or 0xFEFF or (>= 0xFFF9 and <= 0xFFFF))
            && (rune.Value & 0xFFFE) != 0xFFFE;

    // What ends the sentence doesn't belong to the address; a closing bracket does if it was opened in the address.
    private static int TrimPunctuation(string text, int start, int next)
    {
        Span<int> open = stackalloc int[Openers.Length];
        var end = start;
        for (var at = start; at < next; at++)
        {
            var opener = Openers.IndexOf(text[at]);
            var closer = Closers.IndexOf(text[at]);
            if (opener >= 0)
                open[opener]++;
            else if (closer >= 0 ? open[closer]-- > 0 : !Punctuation.Contains(text[at]))
                end = at + 1;
            if (closer >= 0 && open[closer] < 0)
                open[closer] = 0;
        }
        return end;
    }

    private static bool IsPartOfWord(char before) => char.IsAsciiLetterOrDigit(before) || before is '_' or '$' || TweetFacets.Signs.Contains(before);
}
