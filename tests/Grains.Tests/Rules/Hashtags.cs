using MiniTwitter.Tweets;

namespace MiniTwitter.Rules;

public class Hashtags
{
    [Theory]
    [InlineData("Tea", "tea")]
    [InlineData("ΟΔΟΣ", "οδοσ")]
    [InlineData("οδος", "οδοσ")]
    [InlineData("E\u0301te\u0301", "été")]
    [InlineData("J\u030C", "ǰ")]
    [InlineData("𐐀𐐨", "𐐨𐐨")]
    [InlineData(" tea ", "tea")]
    [InlineData("日本語", "日本語")]
    [InlineData("STRASSE", "strasse")]
    [InlineData("Straße", "strasse")]
    [InlineData("STRAẞE", "strasse")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("ISTANBUL", "istanbul")]
    [InlineData("ıstanbul", "istanbul")]
    [InlineData("ﬁn", "fin")]
    [InlineData("ᾼ", "αι")]
    [InlineData("ՄԵՎ", "մեվ")]
    [InlineData("և", "եւ")]
    [InlineData("می\u200Cخواهم", "میخواهم")]
    [InlineData("ශ්\u200Dරී", "ශ්රී")]
    [InlineData("八〇年代", "八〇年代")]
    public void Are_compared_without_case_and_in_one_spelling(string text, string tag)
    {
        Hashtag.TryParse(text, out var parsed).ShouldBeTrue();
        parsed.ShouldBe(tag);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("#tea")]
    [InlineData("2024")]
    [InlineData("a b")]
    [InlineData("a-b")]
    [InlineData("a/b")]
    [InlineData("tea://x")]
    [InlineData("\u0301a")]
    [InlineData("a\0")]
    [InlineData("a\uFFFE")]
    [InlineData("<script>alert(1)</script>")]
    public void That_no_tweet_could_have_are_none(string? text) => Hashtag.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void That_are_no_text_are_none() => Hashtag.TryParse($"a{(char)0xD800}", out _).ShouldBeFalse();

    [Fact]
    public void Longer_than_can_be_looked_up_are_text()
    {
        var longest = new string('a', ApiLimits.Hashtag);

        Hashtag.Of($"#{longest} #{longest}a").ShouldBe([longest]);
        Hashtag.TryParse(longest, out _).ShouldBeTrue();
        Hashtag.TryParse(longest + "a", out _).ShouldBeFalse();
    }

    [Fact]
    public void That_fold_to_more_than_can_be_looked_up_are_text()
    {
        var ligatures = new string('ﬃ', 34);

        Hashtag.Of($"#{ligatures}").ShouldBeEmpty();
        Hashtag.Of($"#{ligatures[1..]}").ShouldHaveSingleItem().Length.ShouldBe(99);
    }

    [Fact]
    public void Of_a_tweet_are_each_taken_once_and_not_too_many()
    {
        Hashtag.Of("#b #A #a #B ＃c").ShouldBe(["b", "a", "c"]);
        Hashtag.Of(string.Join(' ', Enumerable.Range(0, 100).Select(number => $"#t{number}"))).Length.ShouldBe(ApiLimits.HashtagsOfTweet);
        Hashtag.Of("none, https://a.bc/#d").ShouldBeEmpty();
    }

    [Fact]
    public void Of_naughty_strings_are_found_under_the_key_that_they_are_kept_by()
    {
        var found = 0;
        foreach (var text in TestData.NaughtyStrings().SelectMany(text => (string[])[text, $"#{text}", $"#a{text}"]))
        {
            if (TweetRules.Check(text).Value is not { } accepted)
                continue;
            foreach (var tag in Hashtag.Of(accepted))
            {
                found++;
                Hashtag.TryParse(tag, out var again).ShouldBeTrue(tag);
                again.ShouldBe(tag);
            }
        }

        found.ShouldBeGreaterThan(100);
    }
}
