using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MiniTwitter.Text;
using MiniTwitter.Tweets;

namespace MiniTwitter.Rules;

/// <summary>What holds for every text, tried with thousands made of the pieces that break naive code.</summary>
[Properties(Arbitrary = [typeof(Any_text)], MaxTest = 2_000)]
public class Any_text
{
    private static readonly string[] Pieces =
    [
        "a", "Z", "9", "_", "é", "e\u0301", "日", "ß", " ", "\n", "\t", "\u200B", "\u200D", "\u200C", "\uFE0F", "\u202E", "\0",
        "@", "#", "＃", "&", "/", ".", ",", ")", "(", "]", "?", ":", "://", "http://", "https://", "https://a.bc", "@bob", "#tag",
        "👍", "👨‍👩‍👧‍👦", "🇩", "🇪", "क", "्", "ष", "\u1100", "\u1161", "𝒜", "\uD83D", "\uDE00", "\uFFFE", "\uFB2C", "ﷺ", "\u0301\u0316",
        "%", "\\", "[", "xn--", "-", "..", "@alice@", "http://u@a.bc", "https://a.é", "\u2028",
    ];

    public static Arbitrary<string> Texts() =>
        Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();

    [Property]
    public void Is_accepted_unchanged_once_it_was_accepted(string text)
    {
        if (TweetRules.Check(text).Succeeded(out var accepted, out _))
        {
            TweetRules.Check(accepted).Value.ShouldBe(accepted);
            accepted.ShouldBe(text.Normalize(NormalizationForm.FormC).Trim());
            TweetRules.Length(accepted).ShouldBeInRange(1, ApiLimits.Tweet);
        }
    }

    [Property]
    public void Has_facets_in_range_in_order_and_apart(string text) => FacetLaws.Check(text);

    [Property]
    public void Has_no_more_clusters_than_code_units(string text) => Graphemes.Count(text).ShouldBeInRange(text.Length == 0 ? 0 : 1, text.Length);
}
