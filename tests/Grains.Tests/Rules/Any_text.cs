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
        "%", "\\", "[", "xn--", "-", "..", "\r", "\u202A", "·", "・", "〇", "İ", "ı", "ﬃ", "1.2.3.4", "，", "」", "「", "＠", "＠ada", "½", "@alice@", "http://u@a.bc", "https://a.é", "\u2028",
    ];

    public static Arbitrary<string> Texts() =>
        Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();

    [Property]
    public void Is_accepted_unchanged_once_it_was_accepted(string text)
    {
        if (TweetRules.Check(text).Succeeded(out var accepted, out _))
        {
            TweetRules.Check(accepted).Value.ShouldBe(accepted);
            accepted.IsNormalized(NormalizationForm.FormC).ShouldBeTrue();
            accepted.ShouldBe(accepted.Trim());
            accepted.ShouldNotContain('\u202E');
            TweetRules.Length(accepted).ShouldBeInRange(1, ApiLimits.Tweet);
        }
    }

    [Property]
    public void Is_folded_the_same_once_it_was_folded(string text)
    {
        if (PlainText.IsWellFormed(text))
            PlainText.Fold(PlainText.Fold(text)).ShouldBe(PlainText.Fold(text));
    }

    [Property]
    public void Is_found_by_the_hashtags_in_it(string text)
    {
        if (TweetRules.Check(text).Succeeded(out var accepted, out _))
        {
            foreach (var tag in Hashtag.Of(accepted))
            {
                Hashtag.TryParse(tag, out var parsed).ShouldBeTrue(tag);
                parsed.ShouldBe(tag);
            }
        }
    }

    [Property]
    public void Has_facets_in_range_in_order_and_apart(string text) => FacetLaws.Check(text);

    [Property]
    public void Has_no_more_clusters_than_code_units(string text) => Graphemes.Count(text).ShouldBeInRange(text.Length == 0 ? 0 : 1, text.Length);
}
