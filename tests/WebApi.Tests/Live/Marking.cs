namespace MiniTwitter.Stories.Live;

/// <summary>Likes and bookmarks, as the other devices of who gives them hear of them.</summary>
public class Marking(App app)
{
    [Fact]
    public async Task Is_told_on_every_device_of_who_marks_and_to_nobody_else()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        await bob.FollowAsync(ada);
        var tweet = await bob.TweetAsync("to be marked");
        var phone = await ada.OnAnotherDeviceAsync();
        await using var laptops = await LiveConnection.OpenAsync(ada);
        await using var phones = await LiveConnection.OpenAsync(phone);
        await using var bobs = await LiveConnection.OpenAsync(bob);

        // What is so already is told to nobody.
        foreach (var mark in (string[])["like", "like", "bookmark"])
            (await phone.PutAsync($"/api/tweets/{tweet.Id}/{mark}")).ShouldBe(OK);
        foreach (var mark in (string[])["bookmark", "like", "like"])
            (await ada.DeleteAsync($"/api/tweets/{tweet.Id}/{mark}")).ShouldBe(OK);
        await ada.TweetAsync("the end");

        foreach (var live in (LiveConnection[])[laptops, phones])
        {
            (await HeardAsync(live)).ShouldBe(
            [
                $$"""TweetMarked {"id":"{{tweet.Id}}","liked":true}""",
                $$"""TweetMarked {"id":"{{tweet.Id}}","bookmarked":true}""",
                $$"""TweetMarked {"id":"{{tweet.Id}}","bookmarked":false}""",
                $$"""TweetMarked {"id":"{{tweet.Id}}","liked":false}""",
            ]);
        }

        (await HeardAsync(bobs)).ShouldBeEmpty();
    }

    private static async Task<IEnumerable<string>> HeardAsync(LiveConnection live) =>
        [.. (await live.ReadUntilAsync("the end"))[..^1].Select(message => $"{message.Name} {message.Body.GetRawText()}")];
}
