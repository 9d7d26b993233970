using System.Collections.Immutable;
using System.Text;
using MiniTwitter.Tweets;

namespace MiniTwitter.Timelines;

/// <summary>Pages are bounded in bytes as well as in items: a page ends early, with a cursor, at <see cref="ApiLimits.PageBytes"/> bytes. Pure.</summary>
internal static class PageBytes
{
    // Names of fields, ids, times and counts. A facet has its kind, place and length.
    private const int Fields = 600;
    private const int FieldsOfFacet = 80;

    /// <summary>How many of the first items a page holds.</summary>
    public static int Fit(ImmutableArray<TweetJson> items) => Fit(items, item => item.Length);

    /// <summary>How many of the last items a page holds.</summary>
    public static int FitLast(ImmutableArray<TweetJson> items)
    {
        var left = (long)ApiLimits.PageBytes;
        var count = 0;
        for (; count < items.Length; count++)
        {
            left -= items[^(count + 1)].Length;
            if (left < 0 && count > 0)
                break;
        }

        return count;
    }

    /// <summary>How many of the first items a page holds.</summary>
    public static int Fit<T>(ImmutableArray<T> items, Func<T, int> size, int max = ApiLimits.PageBytes)
    {
        var left = (long)max;
        var count = 0;
        for (; count < items.Length; count++)
        {
            left -= size(items[count]);
            if (left < 0 && count > 0)
                break;
        }

        return count;
    }

    /// <summary>About the bytes of a tweet's JSON.</summary>
    public static int Of(Tweet tweet) =>
        Fields + Of(tweet.Text, tweet.Facets) + Of(tweet.Author.DisplayName)
        + (tweet.QuoteOf?.Tweet is { } quoted ? Fields + Of(quoted.Text, quoted.Facets) + Of(quoted.Author.DisplayName) : 0);

    /// <summary>About the bytes of a text as JSON.</summary>
    public static int Of(string text) => Encoding.UTF8.GetByteCount(text) + text.AsSpan().Count('\n') + text.AsSpan().Count('"') + text.AsSpan().Count('\\');

    private static int Of(string text, ImmutableArray<Facet> facets) =>
        Of(text) + facets.Sum(facet => FieldsOfFacet + Encoding.UTF8.GetByteCount(facet.Target));
}
