using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MiniTwitter.Users;

namespace MiniTwitter.Tweets;

/// <summary>Finds the mentions, hashtags and links in a text, in one pass over it. Pure.</summary>
public static class TweetFacets
{
    private const string SchemeEnd = "://";

    private static readonly SearchValues<char> Starts = SearchValues.Create("@#＃:");

    /// <summary>
    /// Facets by position, never overlapping. Whatever follows <c>http://</c> or <c>https://</c> up to the next space is
    /// one link or nothing: no mention or hashtag is found in it. Any string may be given, also one that
    /// <see cref="TweetRules.Check"/> refuses.
    /// </summary>
    public static ImmutableArray<Facet> Find(string text)
    {
        var facets = ImmutableArray.CreateBuilder<Facet>();
        var next = 0;
        while (text.AsSpan(next).IndexOfAny(Starts) is >= 0 and var distance)
        {
            var at = next + distance;
            (var facet, next) = text[at] switch
            {
                '@' => MentionAt(text, at),
                ':' => TweetLinks.At(text, at),
                _ => HashtagAt(text, at),
            };
            if (facet is not null)
                facets.Add(facet);
        }
        return facets.ToImmutable();
    }

    // "@" and a handle; not the middle of an e-mail address, of a fediverse address or of a longer word.
    private static (Facet? Facet, int Next) MentionAt(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        var mention = Handle.TryParse(text[(at + 1)..end], out var handle)
            && !ContinuesBefore(text, at, "@#/&+-$%")
            && !ContinuesAfter(text, end)
            && !(end < text.Length && text[end] == '@');
        return (mention ? new Facet(FacetKind.Mention, at, end - at, handle.Value) : null, end);
    }

    // "#" and letters, marks, digits or underscores, at least one of them a letter, and not more than can be looked up.
    private static (Facet? Facet, int Next) HashtagAt(string text, int at)
    {
        var end = at + 1;
        var letters = 0;
        foreach (var rune in text.AsSpan(end).EnumerateRunes())
        {
            var joins = IsJoiner(rune) && end > at + 1 && TryRuneAt(text, end + 1, out var after) && IsWord(after);
            if (!joins && (!IsWord(rune) || (IsMark(rune) && end == at + 1)))
                break;
            letters += Rune.IsLetter(rune) ? 1 : 0;
            end += rune.Utf16SequenceLength;
        }
        var hashtag = letters > 0
            && end - at - 1 <= ApiLimits.Hashtag
            && !ContinuesBefore(text, at, "#＃/&")
            && !text.AsSpan(end).StartsWith(SchemeEnd);
        return (hashtag ? new Facet(FacetKind.Hashtag, at, end - at, text[(at + 1)..end]) : null, end);
    }

    private static bool ContinuesBefore(string text, int at, ReadOnlySpan<char> alsoWhenAfter) =>
        Rune.DecodeLastFromUtf16(text.AsSpan(0, at), out var before, out _) == OperationStatus.Done
        && (EndsInWord(before) || alsoWhenAfter.Contains(text[at - 1]));

    private static bool ContinuesAfter(string text, int end) =>
        text.AsSpan(end).StartsWith(SchemeEnd) || (TryRuneAt(text, end, out var after) && EndsInWord(after));

    private static bool TryRuneAt(string text, int at, out Rune rune) =>
        Rune.DecodeFromUtf16(text.AsSpan(at), out rune, out _) == OperationStatus.Done;

    // Scripts without upper and lower case are often written without spaces: a mention may follow at once.
    private static bool EndsInWord(Rune rune) => IsWord(rune) && Rune.GetUnicodeCategory(rune) is not UnicodeCategory.OtherLetter;

    private static bool IsWord(Rune rune) => Rune.IsLetterOrDigit(rune) || rune.Value == '_' || IsMark(rune);

    // Not the selectors that only choose between text and emoji style.
    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        && rune.Value is not (>= 0xFE00 and <= 0xFE0F);

    // Persian and the Indic scripts need them inside of words.
    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;
}
