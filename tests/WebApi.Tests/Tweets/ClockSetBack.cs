namespace MiniTwitter.Stories.Tweets;

[Collection(ClockedStories.Name)]
public sealed class ClockSetBack(ClockedApp app)
{
    private static readonly TimeSpan Back = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Is_told_to_the_operator_once_a_minute_and_tweets_stay_in_order()
    {
        using var log = new CollectedLog(app.Services, "MiniTwitter.Tweets.TweetLogGrain");
        var author = await app.RegisterAsync();
        var before = await author.TweetAsync("before");
        log.Clear();

        app.Clock.AdjustTime(app.Clock.GetUtcNow() - Back);
        var first = await author.TweetAsync("after");
        var second = await author.TweetAsync("after that");
        app.Clock.AdjustTime(app.Clock.GetUtcNow() + Back);
        var third = await author.TweetAsync("when it is right again");

        var warning = log.Events.ShouldHaveSingleItem();
        (warning.Name, warning["Behind"]).ShouldBe(("LogClockBehind", $"{Back}"));
        new[] { before, first, second, third }.Select(tweet => tweet.CreatedAt).ShouldBeInOrder();
        (await author.TimelineTextsAsync()).ShouldBe([third.Text, second.Text, first.Text, before.Text]);
    }
}
