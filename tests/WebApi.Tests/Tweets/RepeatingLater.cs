namespace MiniTwitter.Stories.Tweets;

[Collection(ClockedStories.Name)]
public class RepeatingLater(ClockedApp app)
{
    [Fact]
    public async Task Answers_the_first_tweet_for_24_hours()
    {
        var person = await app.RegisterAsync();
        var first = await person.TweetAsync("once", "key");

        app.Clock.Advance(TimeSpan.FromHours(23.9));
        await RefreshAsync(person);
        (await person.TweetAsync("once", "key")).ShouldBeEquivalentTo(first);
        app.Clock.Advance(TimeSpan.FromHours(0.2));
        await RefreshAsync(person);

        (await person.TweetAsync("once more", "key")).Id.ShouldNotBe(first.Id);
    }

    private static async Task RefreshAsync(Person person) => person.Token = (await person.PostAsync("/api/auth/refresh")).Read<Session>().AccessToken;
}
