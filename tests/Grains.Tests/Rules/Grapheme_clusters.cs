using MiniTwitter.Text;

namespace MiniTwitter.Rules;

public class Grapheme_clusters
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("e\u0301", 1)]
    [InlineData("the\u0301", 3)]
    [InlineData("e\u0301t", 2)]
    [InlineData("👨‍👩‍👧‍👦", 1)]
    [InlineData("👩🏽‍🚀", 1)]
    [InlineData("❤️", 1)]
    [InlineData("1️⃣", 1)]
    [InlineData("🇩🇪🇫🇷", 2)]
    [InlineData("🇩🇪🇫", 2)]
    [InlineData("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 1)]
    [InlineData("\u1112\u1161\u11AB", 1)]
    [InlineData("한글", 2)]
    [InlineData("\r\n", 1)]
    [InlineData("\n\r", 2)]
    [InlineData("a\r\nb", 3)]
    [InlineData("\r\r\n\n", 3)]
    [InlineData("\r", 1)]
    [InlineData("กำ", 1)]
    public void Are_counted_as_a_person_counts(string text, int clusters) => Graphemes.Count(text).ShouldBe(clusters);

    // UAX #29, rule GB9c: consonant, linker, consonant.
    [Theory]
    [InlineData("क्षि", 1)]
    [InlineData("क्त्य", 1)]
    [InlineData("क्\u200Dष", 1)]
    [InlineData("क्\u200Cष", 2)]
    [InlineData("क़्त", 1)]
    [InlineData("क्अ", 2)]
    [InlineData("कत", 2)]
    [InlineData("a्क", 2)]
    [InlineData("क्a", 2)]
    [InlineData("का्त", 2)]
    [InlineData("ক্ষ", 1)]
    [InlineData("ക്ഷ", 1)]
    [InlineData("က္က", 1)]
    [InlineData("ក្ក", 1)]
    [InlineData("नमस्ते", 3)]
    public void Hold_an_Indic_conjunct_together(string text, int clusters) => Graphemes.Count(text).ShouldBe(clusters);

    [Fact]
    public void Have_a_greatest_length()
    {
        Graphemes.HasEndlessCluster("a" + new string('\u0301', Graphemes.MaxClusterUnits - 1)).ShouldBeFalse();
        Graphemes.HasEndlessCluster("a" + new string('\u0301', Graphemes.MaxClusterUnits)).ShouldBeTrue();
        Graphemes.HasEndlessCluster(string.Concat(Enumerable.Repeat("क्", Graphemes.MaxClusterUnits))).ShouldBeTrue();
    }
}
