using MiniTwitter.Tweets;

namespace MiniTwitter.Rules;

public class Facets
{
    [Theory]
    [InlineData("@alice", "alice")]
    [InlineData("hi @Alice_1!", "Alice_1")]
    [InlineData("(.@alice)", "alice")]
    [InlineData("さん@alice", "alice")]
    [InlineData("@aliceさん", "alice")]
    [InlineData("👋@alice👋", "alice")]
    [InlineData("@abcdefghijklmno", "abcdefghijklmno")]
    [InlineData("-@ada", "ada")]
    [InlineData("said --@ada", "ada")]
    [InlineData("＠ada", "ada")]
    [InlineData("(/@ada)", "ada")]
    [InlineData("ラーメン@ada", "ada")]
    [InlineData("#tea/@ada", "ada")]
    public void Are_mentions(string text, string handle) => Targets(text, FacetKind.Mention).ShouldBe([handle]);

    [Theory]
    [InlineData("@")]
    [InlineData("@ alice")]
    [InlineData("mail me@example.com")]
    [InlineData("a.b+c@example.com")]
    [InlineData("a/@alice")]
    [InlineData("@@alice")]
    [InlineData("@alice@example.social")]
    [InlineData("@abcdefghijklmnop")]
    [InlineData("@alicé")]
    [InlineData("@é")]
    [InlineData("_@alice")]
    [InlineData("é@alice")]
    [InlineData("@b\u0301")]
    [InlineData("a-@b.example")]
    [InlineData("用户@example.com")]
    [InlineData("$@alice")]
    public void Are_no_mentions(string text) => TweetFacets.Find(text).ShouldBeEmpty();

    [Theory]
    [InlineData("@a/@b", "a", "b")]
    [InlineData("@a-@b", "a", "b")]
    [InlineData("#a/#b", "a", "b")]
    [InlineData("(#a/#b)", "a", "b")]
    [InlineData("@a/#b/@c", "a", "b", "c")]
    public void Are_found_on_both_sides_of_a_slash(string text, params string[] targets) =>
        TweetFacets.Find(text).Select(facet => facet.Target).ShouldBe(targets);

    [Theory]
    [InlineData("#八〇年代", "八〇年代")]
    [InlineData("#il·lusió.", "il·lusió")]
    [InlineData("#ぼっち・ざ・ろっく!", "ぼっち・ざ・ろっく")]
    [InlineData("#タグ・ b", "タグ")]
    [InlineData("#a··b", "a")]
    [InlineData("#snake‿case", "snake‿case")]
    [InlineData("#Ⅻ", "Ⅻ")]
    [InlineData("#צה״ל", "צה״ל")]
    [InlineData("#བོད་ཡིག", "བོད་ཡིག")]
    [InlineData("#ශ්\u200Dරී", "ශ්\u200Dරී")]
    [InlineData("#te\u200Da", "te")]
    [InlineData("﹟tag", "tag")]
    public void Are_whole_words_of_their_script(string text, string tag) => Targets(text, FacetKind.Hashtag).ShouldBe([tag]);

    [Theory]
    [InlineData("#tag", "tag")]
    [InlineData("(#tag)", "tag")]
    [InlineData("＃日本語。", "日本語")]
    [InlineData("#1a_", "1a_")]
    [InlineData("#été!", "été")]
    [InlineData("#q\u0301x", "q\u0301x")]
    [InlineData("#क्षि", "क्षि")]
    [InlineData("#𝒜𝒷", "𝒜𝒷")]
    [InlineData("#می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("#tag\u200D", "tag")]
    [InlineData("❤️#love", "love")]
    [InlineData("#a#b", "a")]
    [InlineData("#love❤️", "love")]
    public void Are_hashtags(string text, string tag) => Targets(text, FacetKind.Hashtag).ShouldBe([tag]);

    [Theory]
    [InlineData("#")]
    [InlineData("# tag")]
    [InlineData("#1")]
    [InlineData("#2024_")]
    [InlineData("C#sharp")]
    [InlineData("&#x27;")]
    [InlineData("##tag")]
    [InlineData("example/#part")]
    [InlineData("#️⃣")]
    [InlineData("#\u0301abc")]
    [InlineData("#👍")]
    public void Are_no_hashtags(string text) => TweetFacets.Find(text).ShouldBeEmpty();

    [Fact]
    public void Count_in_code_units_and_include_the_sign() =>
        TweetFacets.Find("👨‍👩‍👧‍👦 @bob #𝒜 https://a.bc").ShouldBe(
        [
            new Facet(FacetKind.Mention, 12, 4, "bob"),
            new Facet(FacetKind.Hashtag, 17, 3, "𝒜"),
            new Facet(FacetKind.Link, 21, 12, "https://a.bc/"),
        ]);

    [Fact]
    public void Stay_in_range_in_order_and_apart_in_naughty_strings()
    {
        foreach (var text in TestData.NaughtyStrings())
            FacetLaws.Check(text);
    }

    private static IEnumerable<string> Targets(string text, FacetKind kind) =>
        TweetFacets.Find(text).Where(facet => facet.Kind == kind).Select(facet => facet.Target);
}
