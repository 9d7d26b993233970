using MiniTwitter.Text;
using MiniTwitter.Tweets;

namespace MiniTwitter.Rules;

public class Tweet_text
{
    [Fact]
    public void Is_normalised_and_trimmed() =>
        TweetRules.Check(" \n\te\u0301te\u0301\u00A0\u3000\n").Value.ShouldBe("été");

    [Fact]
    public void Keeps_newlines_and_spaces_inside() => TweetRules.Check("a\n\n b").Value.ShouldBe("a\n\n b");

    [Theory]
    [InlineData("a\r\nb\rc\n\rd", "a\nb\nc\n\nd")]
    [InlineData("a\tb", "a b")]
    [InlineData("a\u2028b\u2029c", "a\nb\nc")]
    [InlineData("a\r\u202D\nb", "a\nb")]
    public void Has_line_breaks_and_tabs_of_one_kind(string text, string kept) => TweetRules.Check(text).Value.ShouldBe(kept);

    [Theory]
    [InlineData("\u202Ehttps://evil.example/elpmaxe.knab-ruoy//:sptth", "https://evil.example/elpmaxe.knab-ruoy//:sptth")]
    [InlineData("a\u202A\u202B\u202C\u202D\u2066\u2067\u2068\u2069\u206Ab", "ab")]
    [InlineData("שלום\u200Fa\u200E\u061C.", "שלום\u200Fa\u200E\u061C.")]
    public void Holds_nothing_that_overrides_the_writing_direction(string text, string kept) => TweetRules.Check(text).Value.ShouldBe(kept);

    [Theory]
    [InlineData("ཧྐྵྨླྺྼྻྂ")]
    [InlineData("ที่ น้ำ ปู่")]
    [InlineData("Tiếng Việt e\u0323\u0302\u0301")]
    [InlineData("בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים")]
    [InlineData("क्षि श्र्यै त्र्यम्बकं")]
    [InlineData("ကျွန်ုပ် ကျွှော့်")]
    [InlineData("សួស្តី បារាំង្គ")]
    [InlineData("ﷺ لِلّٰهِ ٱلرَّحْمَٰنِ")]
    public void Has_room_for_the_marks_of_every_script(string text) => TweetRules.Check(text).Refusal.ShouldBeNull();

    [Theory]
    [InlineData(8, null)]
    [InlineData(9, Refusal.TweetBadCharacters)]
    [InlineData(130, Refusal.TweetBadCharacters)]
    public void Has_few_marks_on_one_character(int marks, Refusal? refusal)
    {
        TweetRules.Check("X" + Repeat("\u0301", marks)).Refusal.ShouldBe(refusal);
        TweetRules.Check("X" + Repeat("\u0301\u200D", marks) + "a").Refusal.ShouldBe(refusal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    [InlineData("\u200B\uFEFF\u2060")]
    [InlineData("\uFE0F\u200D")]
    [InlineData("\u3164")]
    public void Is_empty_when_nothing_visible_is_left(string? text) => TweetRules.Check(text).Refusal.ShouldBe(Refusal.TweetEmpty);

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\u001B[0m")]
    [InlineData("a\u0085b")]
    [InlineData("a\u007Fb")]
    [InlineData("\uFFFE")]
    [InlineData("a\uFFFFb")]
    [InlineData("a\uFDD0b")]
    public void Must_not_hold_controls_or_noncharacters(string text) =>
        TweetRules.Check(text).Refusal.ShouldBe(Refusal.TweetBadCharacters);

    // Not as InlineData: an unpaired surrogate does not survive in an attribute.
    [Fact]
    public void Must_not_hold_unpaired_surrogates()
    {
        foreach (var text in new[] { "a\uD83D", "\uDE00a", "\uDE00\uD83D" })
            TweetRules.Check(text).Refusal.ShouldBe(Refusal.TweetBadCharacters);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("é")]
    [InlineData("🇩🇪")]
    [InlineData("क्षि")]
    [InlineData("\uFDFA")]
    public void Has_room_for_280_of_what_a_person_calls_a_character(string character)
    {
        TweetRules.Check(Repeat(character, 280)).Refusal.ShouldBeNull();
        TweetRules.Check(Repeat(character, 281)).Refusal.ShouldBe(Refusal.TweetTooLong);
    }

    [Theory]
    [InlineData("https://a.bc/", "ж", 2)]
    [InlineData("https://a.bc/", "語", 3)]
    [InlineData("https://a.bc/", "x", 1)]
    public void Takes_at_most_4096_bytes_with_all_of_its_links(string link, string letter, int bytes)
    {
        var room = ApiLimits.TweetBytes - (2 * link.Length) - 1;
        var (one, other) = (room / bytes / 2, (room / bytes) - (room / bytes / 2));
        string Text(int more) => $"{link}{Repeat(letter, one)} {link}{Repeat(letter, other + more)}";

        TweetRules.Check(Text(0)).Refusal.ShouldBeNull();
        TweetRules.Check(Text(1)).Refusal.ShouldBe(Refusal.TweetTooLong);
        TweetRules.Check(Repeat("👨🏽‍👩🏽‍👧🏽‍👦🏽", 99)).Refusal.ShouldBeNull();
        TweetRules.Check(Repeat("👨🏽‍👩🏽‍👧🏽‍👦🏽", 100)).Refusal.ShouldBe(Refusal.TweetTooLong, "41 bytes each");
    }

    [Fact]
    public void Is_measured_after_trimming() => TweetRules.Check(Repeat("x", 280) + "\n ").Refusal.ShouldBeNull();

    [Fact]
    public void Counts_each_link_as_23()
    {
        TweetRules.Length("https://a.bc").ShouldBe(23);
        TweetRules.Length("see https://example.com/" + Repeat("x", 500) + ", ok").ShouldBe(4 + 23 + 4);
        TweetRules.Check(Repeat("x", 255) + " https://a.bc https://a.bc").Refusal.ShouldBe(Refusal.TweetTooLong);
        TweetRules.Check(Repeat("x", 256) + " https://example.com/" + Repeat("y", 300)).Refusal.ShouldBeNull();
        TweetRules.Check(Repeat("x", 257) + " https://example.com/").Refusal.ShouldBe(Refusal.TweetTooLong);
    }

    [Fact]
    public void Does_not_hide_a_flood_of_marks_in_one_character()
    {
        TweetRules.Check("a" + Repeat("\u0301\u0316", 2_500)).Refusal.ShouldBe(Refusal.TweetTooLong);
    }

    [Fact]
    public void Does_not_hide_a_flood_in_one_link() =>
        TweetRules.Check("https://example.com/" + Repeat("x", 3_000)).Refusal.ShouldBe(Refusal.TweetTooLong);

    [Fact]
    public void Is_refused_unread_when_it_is_huge() =>
        TweetRules.Check(Repeat(" ", ApiLimits.TweetUnits) + "x").Refusal.ShouldBe(Refusal.TweetTooLong);

    [Fact]
    public void Refuses_of_the_naughty_strings_only_blanks_control_characters_and_floods_of_marks()
    {
        var refused = TestData.NaughtyStrings().Where(text => TweetRules.Check(text).Refusal is not null).ToArray();

        refused.ShouldAllBe(text => text.Trim('\uFEFF', '\u200B', ' ').Length == 0
            || text.Contains('\uFFFE')
            || text.Any(char.IsControl)
            || PlainText.HasTooManyMarks(text));
        refused.Length.ShouldBeLessThan(20);
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
