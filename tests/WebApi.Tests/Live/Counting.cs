using System.Text.Json;
using Microsoft.AspNetCore.SignalR;

namespace MiniTwitter.Stories.Live;

/// <summary>The counts of tweets that somebody looks at change on the screen.</summary>
public class Counting(App app)
{
    [Fact]
    public async Task Is_told_to_each_connection_for_what_it_looks_at()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        var (tweet, other) = (await ada.TweetAsync("like me"), await ada.TweetAsync("and me"));
        await using var looks = await LiveConnection.OpenAsync(bob);
        await using var elsewhere = await LiveConnection.OpenAsync(bob);
        await looks.WatchTweetsAsync(tweet.Id);
        await elsewhere.WatchTweetsAsync(other.Id);

        await bob.LikeAsync(tweet);
        await bob.ReplyAsync(tweet, "done");
        await bob.RepostAsync(tweet);
        await bob.QuoteAsync(tweet, "look");
        await ada.LikeAsync(other);

        await ShouldHearAsync(looks, new CountedTweet(tweet.Id, RepliesCount: 1, LikesCount: 1, RepostsCount: 1, QuotesCount: 1));
        await ShouldHearAsync(elsewhere, new CountedTweet(other.Id, RepliesCount: 0, LikesCount: 1, RepostsCount: 0, QuotesCount: 0));
    }

    [Fact]
    public async Task Is_told_of_a_hundred_tweets_at_most()
    {
        var ada = await app.RegisterAsync();
        await using var live = await LiveConnection.OpenAsync(ada);

        await live.WatchTweetsAsync([.. Enumerable.Range(1, 100).Select(id => $"{long.MaxValue - id}")]);
        await live.WatchTweetsAsync();

        await Should.ThrowAsync<HubException>(() => live.WatchTweetsAsync([.. Enumerable.Range(1, 101).Select(id => $"{id}")]));
        await Should.ThrowAsync<HubException>(() => live.WatchTweetsAsync("not an id"));
        live.IsOpen.ShouldBeTrue();
    }

    // Older counts may come first. One connection never hears of what another looks at.
    private static async Task ShouldHearAsync(LiveConnection live, CountedTweet expected)
    {
        while (true)
        {
            var message = await live.NextAsync();
            if (message.Name != "TweetsCounted")
                continue;
            var told = message.Body.Deserialize<CountedTweet[]>(Answer.Json)!;
            told.ShouldAllBe(counted => counted.Id == expected.Id);
            if (told.Contains(expected))
                return;
        }
    }
}
