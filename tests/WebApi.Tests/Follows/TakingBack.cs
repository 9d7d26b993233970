using System.Net;

namespace MiniTwitter.Stories.Follows;

/// <summary>What is somebody's own is theirs to take back, and whoever is blocked blocks and mutes back.</summary>
public class TakingBack(App app)
{
    private const string Blocked = "blocked by the other";
    private const string Blocks = "blocks the other";
    private const string Both = "both block";
    private const string Deleted = "the tweet is deleted";

    public static TheoryData<string, string> Everything()
    {
        var cases = new TheoryData<string, string>();
        foreach (var state in (string[])[Blocked, Blocks, Both, Deleted])
        {
            foreach (var action in (string[])["like", "bookmark", "repost", "follow", "block", "mute", "unblock", "unmute"])
                cases.Add(state, action);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Always_works(string state, string action)
    {
        var (me, other) = (await app.RegisterAsync(), await app.RegisterAsync());
        var tweet = await other.TweetAsync("theirs");
        await me.FollowAsync(other);
        await me.LikeAsync(tweet);
        await me.BookmarkAsync(tweet);
        await me.RepostAsync(tweet);
        await (state switch
        {
            Deleted => other.DeleteAsync(tweet),
            Blocked => other.PutAsync($"/api/users/{me.Handle}/block"),
            Blocks => me.PutAsync($"/api/users/{other.Handle}/block"),
            _ => Task.WhenAll(other.PutAsync($"/api/users/{me.Handle}/block"), me.PutAsync($"/api/users/{other.Handle}/block")),
        });

        var onTweet = action is "like" or "bookmark" or "repost";
        var path = onTweet ? $"/api/tweets/{tweet.Id}/{action}" : $"/api/users/{other.Handle}/{action.Replace("un", "", StringComparison.Ordinal)}";
        var answer = action is "block" or "mute" ? await me.PutAsync(path) : await me.DeleteAsync(path);

        answer.ShouldBe(onTweet ? NoContent : OK);
        if (onTweet && state != Deleted)
        {
            await other.DeleteAsync($"/api/users/{me.Handle}/block");
            await me.DeleteAsync($"/api/users/{other.Handle}/block");
            var seen = (await me.GetAsync($"/api/tweets/{tweet.Id}")).Read<Tweet>();
            (action switch { "like" => seen.Liked, "bookmark" => seen.Bookmarked, _ => seen.Reposted }).ShouldBeFalse();
            (seen.LikesCount, seen.RepostsCount).ShouldBe((action == "like" ? 0 : 1, action == "repost" ? 0 : 1));
        }
    }

    [Fact]
    public async Task Needs_something_to_take_back_where_the_tweet_is_hidden()
    {
        var (me, other) = (await app.RegisterAsync(), await app.RegisterAsync());
        var tweet = await other.TweetAsync("theirs");
        await other.PutAsync($"/api/users/{me.Handle}/block");

        foreach (var action in (string[])["like", "bookmark", "repost"])
        {
            (await me.DeleteAsync($"/api/tweets/{tweet.Id}/{action}")).ShouldBeProblem(HttpStatusCode.NotFound, "tweet-not-found");
            (await me.DeleteAsync($"/api/tweets/{long.MaxValue}/{action}")).ShouldBeProblem(HttpStatusCode.NotFound, "tweet-not-found");
        }
    }

    [Fact]
    public async Task A_block_back_holds_after_the_first_has_ended()
    {
        var (me, other) = (await app.RegisterAsync(), await app.RegisterAsync());
        await other.PutAsync($"/api/users/{me.Handle}/block");
        (await me.PutAsync($"/api/users/{other.Handle}/block")).Read<Relationship>().Blocking.ShouldBeTrue();

        await other.DeleteAsync($"/api/users/{me.Handle}/block");

        (await other.GetAsync($"/api/users/{me.Handle}")).ShouldBeProblem(HttpStatusCode.NotFound);
    }
}
