using System.Collections.Immutable;
using MiniTwitter.Tweets;

namespace MiniTwitter.Notifications;

/// <summary>Whom a tweet names. Pure.</summary>
public static class Mentions
{
    /// <summary>The keys of the handles that a text mentions, in their order, each once. Nobody need have them.</summary>
    public static ImmutableArray<string> Of(string? text) => text is null || !text.Contains('@')
        ? []
        : [.. TweetFacets.Find(text).Where(facet => facet.Kind == FacetKind.Mention).Select(facet => facet.Target.ToLowerInvariant()).Distinct()];
}
