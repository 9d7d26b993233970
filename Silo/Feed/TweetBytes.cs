using System.Text;
using MiniTwitter.Tweets;

namespace MiniTwitter.Feed;

/// <summary>About the memory that a recent tweet takes, counted once, as if it had been shown and quoted. Pure.</summary>
internal static class TweetBytes
{
    // The objects, their places in the indexes, and the JSON's names, ids, times and author.
    private const int Fixed = 800;

    // An object and its JSON, twice, for what may be a facet. A character that begins one is followed by at least one more.
    private const int Facet = 220;

    public static int Of(StoredTweet tweet)
    {
        var text = tweet.Text.AsSpan();
        var bytes = Encoding.UTF8.GetByteCount(text);
        // UTF-16 for the text, UTF-8 for its JSON by itself and quoted.
        var total = Fixed + (2 * text.Length) + (2 * bytes);
        var facets = text.Count('@') + text.Count('#') + text.Count('＃');
        var links = text.Count("://");
        if (facets + links == 0)
            return total;
        // In targets, bytes beyond ASCII are written as %XX; each is kept as UTF-16 and as JSON, twice.
        var targets = links == 0 ? text.Length : (3 * bytes) - (2 * CountAscii(text));
        return total + ((facets + links) * Facet) + (6 * targets);
    }

    private static int CountAscii(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var unit in text)
            count += char.IsAscii(unit) ? 1 : 0;
        return count;
    }
}
