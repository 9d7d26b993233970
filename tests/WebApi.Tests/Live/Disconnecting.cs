namespace MiniTwitter.Stories.Live;

/// <summary>The connection ends when the session does.</summary>
public class Disconnecting(App app)
{
    [Fact]
    public async Task Follows_signing_out()
    {
        var person = await app.RegisterAsync();
        await using var live = await LiveConnection.OpenAsync(person);

        await person.PostAsync("/api/auth/logout");

        await live.ShouldCloseAsync();
    }

    [Fact]
    public async Task Meets_the_oldest_of_too_many()
    {
        var person = await app.RegisterAsync();
        await using var oldest = await LiveConnection.OpenAsync(person);

        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => LiveConnection.OpenAsync(person)));

        await oldest.ShouldCloseAsync();
        await person.TweetAsync("hello");
        foreach (var other in others)
        {
            (await other.NextAsync()).Text.ShouldBe("hello");
            await other.DisposeAsync();
        }
    }

    [Fact]
    public async Task Spares_the_persons_other_devices()
    {
        var person = await app.RegisterAsync();
        var phone = await person.OnAnotherDeviceAsync();
        await using var laptopLive = await LiveConnection.OpenAsync(person);
        await using var phoneLive = await LiveConnection.OpenAsync(phone);

        await person.PostAsync("/api/auth/logout");
        await laptopLive.ShouldCloseAsync();

        await phone.TweetAsync("still here");
        (await phoneLive.NextAsync()).Text.ShouldBe("still here");
    }
}
