using System.Text;
using MiniTwitter.Text;

namespace MiniTwitter.Tweets;

/// <summary>What a tweet's text may be. Pure.</summary>
public static class TweetRules
{
    /// <summary>
    /// The text in normalisation form C with Unicode white space trimmed from both ends. Other line breaks become <c>\n</c>, tabs
    /// spaces, and characters that override the writing direction are removed. Refuses
    /// <see cref="Refusal.TweetEmpty"/> when nothing visible is left, <see cref="Refusal.TweetTooLong"/>, and
    /// <see cref="Refusal.TweetBadCharacters"/> for control characters (Cc) other than <c>\n</c>, unpaired
    /// surrogates, noncharacters and more than <see cref="ApiLimits.Marks"/> marks on one character. Idempotent: what it accepts, it answers unchanged the next time.
    /// </summary>
    public static Result<string> Check(string? text)
    {
        if (text is null)
            return Refusal.TweetEmpty;
        if (text.Length > ApiLimits.TweetUnits)
            return Refusal.TweetTooLong;
        if (!PlainText.IsWellFormed(text))
            return Refusal.TweetBadCharacters;
        if (Graphemes.HasEndlessCluster(text))
            return Refusal.TweetTooLong;
        var normal = PlainText.NormaliseLines(text);
        if (PlainText.HasControls(normal, exceptNewlines: true) || PlainText.HasTooManyMarks(normal))
            return Refusal.TweetBadCharacters;
        if (PlainText.IsInvisible(normal))
            return Refusal.TweetEmpty;
        return Encoding.UTF8.GetByteCount(normal) > ApiLimits.TweetBytes || Length(normal) > ApiLimits.Tweet ? Refusal.TweetTooLong : normal;
    }

    /// <summary>
    /// The length that counts: grapheme clusters, each link as <see cref="ApiLimits.Link"/>. Very large when a single
    /// cluster is longer than any writing needs.
    /// </summary>
    public static int Length(string text)
    {
        var length = 0L;
        var end = 0;
        foreach (var facet in TweetFacets.Find(text).Where(facet => facet.Kind == FacetKind.Link))
        {
            length += Graphemes.Count(text.AsSpan(end, facet.Start - end)) + ApiLimits.Link;
            end = facet.Start + facet.Length;
        }
        return (int)Math.Min(int.MaxValue, length + Graphemes.Count(text.AsSpan(end)));
    }
}
