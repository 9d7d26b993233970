using MiniTwitter.Streams;
using MiniTwitter.Tweets;

namespace MiniTwitter.Timelines;

/// <summary>Cursors come back as they went out, and anything else is refused.</summary>
public sealed class Cursors
{
    [Fact]
    public void A_newer_cursor_comes_back_as_it_went_out()
    {
        var position = LogPosition.Start.Advance(new LogPartition(0), 3).Advance(new LogPartition(7), long.MaxValue);

        TimelineCursor.TryParseNewer(TimelineCursor.Newer(new TweetId(42), position), out var floor, out var parsed).ShouldBeTrue();

        floor.ShouldBe(new TweetId(42));
        parsed.ShouldBe(position);
    }

    [Fact]
    public void One_kind_of_cursor_is_not_taken_for_another()
    {
        var older = TimelineCursor.Older(new TweetId(42));

        TimelineCursor.TryParseOlder(older, out _).ShouldBeTrue();
        TimelineCursor.TryParseEdge(older, out _).ShouldBeFalse();
        TimelineCursor.TryParseNewer(older, out _, out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAA")]
    [InlineData("AQAAAAAAAAAq=")]
    [InlineData("AQAAAAAAAAA+")]
    [InlineData("../../etc/p")]
    [InlineData("Af__________")]
    [InlineData("AQAAAAAAAAAqAQAAAAAAAAAq")]
    public void A_forged_cursor_is_refused(string text)
    {
        TimelineCursor.TryParseOlder(text, out _).ShouldBeFalse();
        TimelineCursor.TryParseEdge(text, out _).ShouldBeFalse();
        TimelineCursor.TryParseNewer(text, out _, out _).ShouldBeFalse();
    }
}
