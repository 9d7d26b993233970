using MiniTwitter.Tweets;

namespace MiniTwitter.Rules;

/// <summary>What holds for every text.</summary>
internal static class FacetLaws
{
    public static void Check(string text)
    {
        var end = 0;
        foreach (var facet in TweetFacets.Find(text))
        {
            facet.Start.ShouldBeGreaterThanOrEqualTo(end);
            end = facet.Start + facet.Length;
            end.ShouldBeLessThanOrEqualTo(text.Length);
            var shown = text.Substring(facet.Start, facet.Length);
            if (facet.Kind == FacetKind.Link)
                ShouldBeSafeAddress(facet.Target);
            else
                shown[1..].ShouldBe(facet.Target);
        }
    }

    private static void ShouldBeSafeAddress(string target)
    {
        target.ShouldAllBe(c => c > ' ' && c < '\x7F' && !"\"<>\\^`{|}".Contains(c));
        Uri.TryCreate(target, UriKind.Absolute, out var uri).ShouldBeTrue();
        uri!.Scheme.ShouldBeOneOf("http", "https");
        uri.UserInfo.ShouldBeEmpty();
        uri.Host.ShouldContain('.');
    }
}
