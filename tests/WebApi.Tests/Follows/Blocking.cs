using System.Text.Json;

namespace MiniTwitter.Stories.Follows;

public class Blocking(App app)
{
    /// <summary>Also of what others wrote, and of people whom nobody hides.</summary>
    [Theory]
    [InlineData("tweets")]
    [InlineData("tweets?replies=true")]
    [InlineData("likes")]
    [InlineData("followers")]
    [InlineData("following")]
    public async Task Leaves_the_blocked_profile_with_an_empty_list(string list)
    {
        var (ada, bob, friend) = (await app.RegisterAsync(), await app.RegisterAsync(), await app.RegisterAsync());
        await bob.FollowAsync(friend);
        await friend.FollowAsync(bob);
        var tweet = await friend.TweetAsync("by a friend");
        await bob.RepostAsync(tweet);
        await bob.LikeAsync(tweet);
        var path = $"/api/users/{bob.Handle}/{list}";
        (await ada.GetAsync(path)).Read<Page<JsonElement>>().Items.ShouldHaveSingleItem();

        (await ada.PutAsync($"/api/users/{bob.Handle}/block")).ShouldBe(OK);
        var hidden = (await ada.GetAsync(path)).Read<Page<JsonElement>>();
        hidden.Items.ShouldBeEmpty();
        hidden.Before.ShouldBeNull();

        (await ada.DeleteAsync($"/api/users/{bob.Handle}/block")).ShouldBe(OK);
        (await ada.GetAsync(path)).Read<Page<JsonElement>>().Items.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Takes_what_the_blocked_wrote_out_of_quotes_on_ones_own_profile_and_in_notifications()
    {
        var (ada, bob, friend) = (await app.RegisterAsync(), await app.RegisterAsync(), await app.RegisterAsync());
        var tweet = await bob.TweetAsync("by bob");
        await ada.QuoteAsync(tweet, "ada quotes bob");
        await friend.QuoteAsync(tweet, $"@{ada.Handle} should see that");
        (await QuotesAsync()).ShouldBe(["by bob", "by bob"]);

        (await ada.PutAsync($"/api/users/{bob.Handle}/block")).ShouldBe(OK);
        (await QuotesAsync()).ShouldBe([null, null]);

        (await ada.DeleteAsync($"/api/users/{bob.Handle}/block")).ShouldBe(OK);
        (await QuotesAsync()).ShouldBe(["by bob", "by bob"]);

        async Task<string?[]> QuotesAsync()
        {
            var own = (await ada.GetAsync($"/api/users/{ada.Handle}/tweets")).Read<Page<Tweet>>().Items.ShouldHaveSingleItem();
            var told = (await ada.NotificationsAsync()).ShouldHaveSingleItem().Tweet!;
            return [own.QuoteOf!.Tweet?.Text, told.QuoteOf!.Tweet?.Text];
        }
    }
}
