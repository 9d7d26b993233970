using System.Globalization;
using System.Text;
using MiniTwitter.Text;

namespace MiniTwitter.Tweets;

/// <summary>Links as people type them: with scheme, followed at once by punctuation, in parentheses, beside CJK text.</summary>
internal static class TweetLinks
{
    /// <summary>Longest link, in UTF-16 code units. A longer one is counted and shown as text.</summary>
    public const int MaxLength = 2_048;

    /// <summary>The link whose scheme ends at <paramref name="colon"/>, if any, and where to go on.</summary>
    public static (Facet? Facet, int Next) At(string text, int colon)
    {
        var before = text.AsSpan(0, colon);
        var scheme = before.EndsWith("https", StringComparison.OrdinalIgnoreCase) ? 5
            : before.EndsWith("http", StringComparison.OrdinalIgnoreCase) ? 4 : 0;
        if (scheme == 0 || !text.AsSpan(colon).StartsWith("://"))
            return (null, colon + 1);

        var start = colon - scheme;
        var host = colon + 3;
        var (end, next) = EndOf(text, host);
        var link = end - start <= MaxLength && (start == 0 || !IsPartOfWord(text[start - 1]));
        return link && WebAddress.TryParse(text[start..end], out var target)
            ? (new Facet(FacetKind.Link, start, end - start, target), next)
            : (null, next);
    }

    private static (int End, int Next) EndOf(string text, int host)
    {
        var hostEnd = SkipAddress(text, host, "/?#:");
        if (EndOfAsciiDomain(text, host, hostEnd) is { } cut)
            return (cut, cut);
        var next = SkipAddress(text, hostEnd, "");
        return (TrimPunctuation(text, host, next), next);
    }

    // No top-level domain mixes scripts: in "http://example.com見て" the address ends before the sentence does.
    private static int? EndOfAsciiDomain(string text, int host, int hostEnd)
    {
        var name = text.AsSpan(host, hostEnd - host);
        var label = name.LastIndexOf('.') + 1;
        var ascii = name[label..].IndexOfAnyExceptInRange('\0', '\x7F');
        return label > 0 && ascii > 0 && char.IsAsciiLetter(name[label + ascii - 1]) ? host + label + ascii : null;
    }

    private static int SkipAddress(string text, int from, ReadOnlySpan<char> until)
    {
        foreach (var rune in text.AsSpan(from).EnumerateRunes())
        {
            if (!IsInAddress(rune) || (rune.IsAscii && until.Contains((char)rune.Value)))
                break;
            from += rune.Utf16SequenceLength;
        }
        return from;
    }

    private static bool IsInAddress(Rune rune) => rune.IsAscii
        ? rune.Value is > ' ' and < 0x7F && !"\"<>\\^`{|}".Contains((char)rune.Value)
        : Rune.IsLetterOrDigit(rune)
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // What ends the sentence doesn't belong to the address; a parenthesis does if it was opened in it.
    private static int TrimPunctuation(string text, int start, int end)
    {
        var address = text.AsSpan(start, end - start);
        var unopened = address.Count(')') - address.Count('(');
        var unopenedBrackets = address.Count(']') - address.Count('[');
        for (; end > start; end--)
        {
            var last = text[end - 1];
            if (last == ')' ? unopened-- <= 0 : last == ']' ? unopenedBrackets-- <= 0 : !".,;:!?'*~".Contains(last))
                break;
        }
        return end;
    }

    private static bool IsPartOfWord(char before) => char.IsAsciiLetterOrDigit(before) || before is '_' or '@' or '#' or '＃' or '$';
}
