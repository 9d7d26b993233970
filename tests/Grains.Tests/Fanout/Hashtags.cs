using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;

namespace MiniTwitter.Fanout;

/// <summary>Tweets by their hashtags, wherever one asks, and how hashtags are used.</summary>
public sealed class Hashtags(Cluster cluster) : IClassFixture<Cluster>
{
    [Fact]
    public async Task Find_a_tweet_as_soon_as_it_is_acknowledged_whatever_the_streams_lose()
    {
        var (author, fan) = (await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1));
        cluster.Stream.Lose(_ => true);
        var tag = NewTag();

        var tweet = await author.TweetsAsync($"#{tag}");
        (await TaggedAsync(tag)).Items.ShouldHaveSingleItem().Id.ShouldBe(tweet.Id);
        await author.EditAsync(tweet.Id, "without", key: null);
        (await TaggedAsync(tag)).Items.ShouldBeEmpty();
        await author.EditAsync(tweet.Id, $"with #{tag}", key: null);
        (await TaggedAsync(tag)).Items.ShouldHaveSingleItem().Text.ShouldBe($"with #{tag}");
        await author.DeleteAsync(tweet.Id, key: null);
        (await TaggedAsync(tag)).Items.ShouldBeEmpty();
        (await fan.HomeAsync()).Items.ShouldBeEmpty();

        cluster.Stream.LoseNothing();
    }

    [Fact]
    public async Task Show_tweets_with_the_marks_of_who_reads()
    {
        var (author, fan) = (await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1));
        var tag = NewTag();
        var (liked, other) = (await author.TweetsAsync($"#{tag}"), await author.TweetsAsync($"#{tag}"));
        await fan.LikeAsync(liked.Id, key: null);
        await fan.BookmarkAsync(liked.Id, key: null);

        var seen = (await TaggedAsync(tag, viewer: fan)).Items;

        seen.Select(tweet => (tweet.Id, tweet.Liked, tweet.Bookmarked)).ShouldBe([(other.Id, false, false), (liked.Id, true, true)]);
        (await TaggedAsync(tag)).Items.ShouldAllBe(tweet => !tweet.Liked);
    }

    [Fact]
    public async Task Page_back_to_the_beginning_and_forward_to_what_comes_later()
    {
        var tag = NewTag();
        var authors = new[] { await cluster.RegisterAsync(), await cluster.RegisterAsync() };
        var tweets = new List<TweetId>();
        for (var number = 0; number < 5; number++)
            tweets.Add((await authors[number % 2].TweetsAsync($"#{tag}")).Id);
        var newest = await TaggedAsync(tag, limit: 2);
        var older = await TaggedAsync(tag, limit: 2, before: newest.Before);
        var oldest = await TaggedAsync(tag, limit: 2, before: older.Before);
        for (var number = 0; number < 3; number++)
            tweets.Add((await authors[number % 2].TweetsAsync($"#{tag}")).Id);

        TweetId[] back = [.. newest.Items.Concat(older.Items).Concat(oldest.Items).Select(tweet => tweet.Id)];
        back.ShouldBe(tweets[..5].OrderDescending());
        oldest.Before.ShouldBeNull();
        var after = await TaggedAsync(tag, limit: 2, after: newest.After);
        var later = await TaggedAsync(tag, limit: 2, after: after.After);
        TweetId[] forward = [.. after.Items.Concat(later.Items).Select(tweet => tweet.Id)];
        forward.ShouldBe(tweets[5..], ignoreOrder: true);
        (await TaggedAsync(tag, limit: 2, after: later.After)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Refuse_what_is_none_and_cursors_of_other_lists()
    {
        var reader = cluster.Grains.GetTweetReader();
        var place = (await reader.ExploreAsync(null, new PageRequest(1, null, null))).Value!.After;

        (await reader.GetByHashtagAsync("2024", null, Stories.FirstPage)).Refusal.ShouldBe(Refusal.BadHashtag);
        (await reader.GetByHashtagAsync("tea", null, new PageRequest(1, Before: place, After: null))).Refusal.ShouldBe(Refusal.BadCursor);
        (await reader.GetByHashtagAsync("tea", null, new PageRequest(1, Before: null, After: "x"))).Refusal.ShouldBe(Refusal.BadCursor);
    }

    [Fact]
    public async Task Are_counted_once_a_minute_and_known_while_the_database_is_away()
    {
        var (ada, bob) = (await cluster.RegisterAsync(), await cluster.RegisterAsync());
        var tag = NewTag();
        await ada.TweetsAsync($"#{tag}");
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(1));
        var reader = new HashtagReaderGrain(cluster.Database, clock, Options.Create(new HashtagOptions()));
        (await UseAsync()).ShouldBe(1);

        await bob.TweetsAsync($"#{tag} again");
        (await UseAsync()).ShouldBe(1);
        (await reader.GetTrendsAsync()).ShouldNotContain(trend => trend.Tag == tag);
        clock.Advance(TimeSpan.FromMinutes(1));
        cluster.Store.IsAway = true;
        (await UseAsync()).ShouldBe(1);
        cluster.Store.IsAway = false;
        (await UseAsync()).ShouldBe(2);
        (await reader.GetTrendsAsync()).ShouldContain(new Trend(tag, 2, 2));

        async Task<int> UseAsync() => (await reader.SearchAsync(tag.ToUpperInvariant(), 1)).Value.ShouldHaveSingleItem().TweetsCount;
    }

    private static string NewTag() => $"t{Guid.NewGuid():n}";

    private async Task<Page<Tweet>> TaggedAsync(
        string tag, Users.IUserGrain? viewer = null, int limit = 100, string? before = null, string? after = null)
    {
        var read = await cluster.Grains.GetTweetReader().GetByHashtagAsync(tag, viewer?.Id(), new PageRequest(limit, before, after));
        read.Refusal.ShouldBeNull();
        return new Page<Tweet>([.. read.Value!.Items.Select(TweetReading.Read)], read.Value.Before, read.Value.After);
    }
}
