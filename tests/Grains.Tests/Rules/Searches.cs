using MiniTwitter.Users;

namespace MiniTwitter.Rules;

public class Searches
{
    [Theory]
    [InlineData("Ada Lovelace", "ada", "lovelace")]
    [InlineData("Emmy NÖTHER", "emmy", "nother")]
    [InlineData("  d'Artagnan-Müller, (jr.) ", "d", "artagnan", "muller", "jr")]
    [InlineData("foo_bar 2", "foo_bar", "2")]
    [InlineData("Ёлка Άλφα", "елка", "αλφα")]
    [InlineData("日本 語", "日本", "語")]
    [InlineData("میخواهم", "میخواهم")]
    [InlineData("می\u200Cخواهم", "میخواهم")]
    [InlineData("Ada ada ADA", "ada")]
    [InlineData("👍 Thumbs", "thumbs")]
    [InlineData("Łódź Ørsted", "lodz", "orsted")]
    [InlineData("Đoković ÆSIR œuvre", "dokovic", "aesir", "oeuvre")]
    [InlineData("Þór ÐÓRA Ħal Ŧing", "thor", "dora", "hal", "ting")]
    [InlineData("Weiß İnönü Ilgaz ılgaz", "weiss", "inonu", "ilgaz")]
    [InlineData("Əliyev ŋoro ƁƊ ﬁn ﬀ", "aliyev", "noro", "bd", "fin", "ff")]
    [InlineData("Ａｄａ", "ada")]
    [InlineData("👍")]
    public void Know_the_words_of_a_name(string name, params string[] words) =>
        SearchWords.Of(ProfileOf(name)).ShouldBe([.. words, "handle"]);

    [Fact]
    public void Cut_words_that_no_index_could_hold_and_no_character_in_two()
    {
        var words = SearchWords.Of(ProfileOf(string.Concat(Enumerable.Repeat("a𝒜", 40))));

        words[0].ShouldBe(string.Concat(Enumerable.Repeat("a𝒜", 16)) + "a");
    }

    [Fact]
    public void Look_for_the_longest_words_first_and_not_for_too_many() =>
        SearchWords.OfQuery("a bb ccccc ddd eeee").ShouldBe(["ccccc", "eeee", "ddd", "bb"]);

    [Theory]
    [InlineData("@ada", "ada")]
    [InlineData(" @ ada ", "ada")]
    [InlineData("@@ada", "@ada")]
    [InlineData("e\u0301", "é")]
    public void Take_text_as_it_is_meant(string text, string meant) => SearchText.Check(text, '@').Value.ShouldBe(meant);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("@")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("123456789012345678901234567890123456789012345678901")]
    public void Refuse_what_cannot_be_looked_for(string? text)
    {
        var checkedText = SearchText.Check(text, '@');

        checkedText.Refusal.ShouldBe(Refusal.Invalid);
        checkedText.Errors.ShouldHaveSingleItem().Field.ShouldBe("q");
    }

    [Fact]
    public void Refuse_what_is_no_text() => SearchText.Check($"a{(char)0xD800}", '@').Refusal.ShouldBe(Refusal.Invalid);

    [Fact]
    public void Find_words_in_every_naughty_string_without_harm()
    {
        foreach (var name in TestData.NaughtyStrings().Select(name => SearchText.Check(name, '@').Value).OfType<string>())
        {
            SearchWords.Of(ProfileOf(name)).ShouldAllBe(word => word.Length > 0 && word.Length <= SearchWords.MaxLength);
            SearchWords.OfQuery(name).ShouldBeSubsetOf(SearchWords.Of(ProfileOf(name)));
        }
    }

    [Fact]
    public void Know_every_Latin_letter_of_Europe_by_its_base()
    {
        foreach (var letter in Enumerable.Range(0xC0, 0x180 - 0xC0).Select(code => (char)code).Where(char.IsLetter))
            SearchWords.OfQuery(letter.ToString())[^1].ShouldAllBe(found => char.IsAscii(found) || found == 'ʼ', letter.ToString());
    }

    private static Profile ProfileOf(string name)
    {
        Handle.TryParse("Handle", out var handle).ShouldBeTrue();
        return new Profile(new UserId(1), handle, name, null, null, null, null, null, DateTimeOffset.UnixEpoch);
    }
}
