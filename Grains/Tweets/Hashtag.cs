using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using MiniTwitter.Text;

namespace MiniTwitter.Tweets;

/// <summary>Hashtags as they are looked up: without their sign, case and joiners, in normalisation form C. Pure.</summary>
public static class Hashtag
{
    /// <summary>The hashtags of a tweet's text, in their order.</summary>
    public static ImmutableArray<string> Of(string text) =>
    [
        .. TweetFacets.Find(text).Where(facet => facet.Kind == FacetKind.Hashtag).Select(facet => PlainText.Fold(facet.Target)).Distinct().Take(ApiLimits.HashtagsOfTweet),
    ];

    /// <summary>Reads a hashtag as somebody writes it, without its sign. False where no tweet could have it.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out string? tag)
    {
        tag = null;
        if (text is not { Length: > 0 and <= ApiLimits.Hashtag } || !PlainText.IsWellFormed(text))
            return false;
        var key = PlainText.Fold(PlainText.Normalise(text));
        if (TweetFacets.Find($"#{key}") is not [{ Kind: FacetKind.Hashtag } facet] || facet.Length != key.Length + 1)
            return false;
        tag = key;
        return true;
    }
}
