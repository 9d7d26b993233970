using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Fanout;

/// <summary>Likes are counted on every silo; one's own stand on every tweet one reads.</summary>
public sealed class Likes(Cluster cluster) : IClassFixture<Cluster>
{
    [Fact]
    public async Task Are_counted_on_every_silo_whatever_the_streams_lose()
    {
        var author = await cluster.RegisterAsync(silo: 0);
        var readers = new[] { await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1) };
        foreach (var reader in readers)
            await reader.FollowsAsync(author);
        var tweet = await author.TweetsAsync("like me");
        var lost = 0;
        cluster.Stream.Lose(batch => batch.Events.Length > 0 && lost++ % 2 == 0);
        var fans = new List<IUserGrain>();
        for (var i = 0; i < 12; i++)
        {
            fans.Add(await cluster.RegisterAsync(silo: i % 2));
            var liked = await fans[i].LikeAsync(tweet.Id, key: null);
            liked.Value!.Liked.ShouldBeTrue();
        }

        cluster.Stream.LoseNothing();
        (await fans[3].UnlikeAsync(tweet.Id, key: null)).Value!.Liked.ShouldBeFalse();

        foreach (var reader in readers)
            await Stories.WithinAsync(TimeSpan.FromSeconds(20), async () => (await reader.HomeAsync()).Items is [{ LikesCount: 11 }]);
        (await readers[0].HomeAsync()).Items[0].Liked.ShouldBeFalse();
    }

    [Fact]
    public async Task Are_seen_by_who_likes_at_once_wherever_the_tweet_is_read()
    {
        var (author, fan) = (await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1));
        await fan.FollowsAsync(author);
        var tweet = await author.TweetsAsync("like me");
        await cluster.AllSilosKnowAsync(author);

        var liked = (await fan.LikeAsync(tweet.Id, key: null)).Value!;
        await fan.BookmarkAsync(tweet.Id, key: null);

        liked.LikesCount.ShouldBe(1);
        var reader = cluster.Grains.GetTweetReader();
        await ShouldShowAsync(liked: true, bookmarked: true);
        await cluster.Host.DeactivateAsync(fan);
        await ShouldShowAsync(liked: true, bookmarked: true);
        await fan.UnlikeAsync(tweet.Id, key: null);
        await ShouldShowAsync(liked: false, bookmarked: true);
        (await reader.GetByAuthorAsync(author.Id(), withReplies: false, viewer: null, Stories.FirstPage)).Value!.Items[0].Read().Bookmarked.ShouldBeFalse();
        (await author.HomeAsync()).Items[0].Bookmarked.ShouldBeFalse();

        async Task ShouldShowAsync(bool liked, bool bookmarked)
        {
            Tweet[] seen =
            [
                (await fan.HomeAsync()).Items[0],
                (await fan.GetTweetAsync(tweet.Id)).Value!,
                (await reader.GetByAuthorAsync(author.Id(), withReplies: false, fan.Id(), Stories.FirstPage)).Value!.Items[0].Read(),
                (await reader.GetThreadAsync(tweet.Id, fan.Id(), Stories.FirstPage)).Value!.Tweet,
            ];
            seen.ShouldAllBe(tweet => tweet.Liked == liked && tweet.Bookmarked == bookmarked);
        }
    }

    [Fact]
    public async Task Stand_on_pushes_too()
    {
        var (author, fan) = (await cluster.RegisterAsync(), await cluster.RegisterAsync());
        await fan.FollowsAsync(author);
        var tweet = await author.TweetsAsync("like me");
        var watcher = new Watcher(cluster.Grains);
        await watcher.WatchAsync(fan);
        await fan.LikeAsync(tweet.Id, key: null);

        await author.EditAsync(tweet.Id, "liked me?", key: null);

        (await watcher.SeeAsync(LogEventKind.Edited, tweet.Id)).Tweet!.Value.Read().Liked.ShouldBeTrue();
    }

    [Fact]
    public async Task Are_told_to_those_who_look_at_the_tweet_and_to_nobody_else()
    {
        var author = await cluster.RegisterAsync(silo: 0);
        var (looks, looksElsewhere) = (await cluster.RegisterAsync(silo: 1), await cluster.RegisterAsync(silo: 1));
        var (tweet, other) = (await author.TweetsAsync("like me"), await author.TweetsAsync("and me"));
        await cluster.AllSilosKnowAsync(author);
        var (sees, seesElsewhere) = (new Watcher(cluster.Grains), new Watcher(cluster.Grains));
        await sees.WatchAsync(looks, since: null, tweet.Id);
        await seesElsewhere.WatchAsync(looksElsewhere, since: null, other.Id);

        for (var i = 0; i < 5; i++)
            await (await cluster.RegisterAsync(silo: i % 2)).LikeAsync(tweet.Id, key: null);
        await author.RepliesAsync(tweet, "thanks");

        await sees.CountAsync(counted => counted == new CountedTweet(tweet.Id, RepliesCount: 1, LikesCount: 5));
        await sees.WatchAsync(looks, since: null, other.Id);
        await author.LikeAsync(tweet.Id, key: null);
        await author.LikeAsync(other.Id, key: null);
        await sees.CountAsync(counted => counted.Id == other.Id && counted.LikesCount == 1);
        await seesElsewhere.CountAsync(counted => counted.LikesCount == 1);
        sees.Counted.Count(counted => counted.LikesCount == 6).ShouldBe(0);
        seesElsewhere.Counted.ShouldAllBe(counted => counted.Id == other.Id);
    }

    [Fact]
    public async Task Are_told_of_a_tweet_that_was_counted_between_reading_it_and_looking_at_it()
    {
        var (author, reader) = (await cluster.RegisterAsync(), await cluster.RegisterAsync());
        var tweet = await author.TweetsAsync("like me");
        await author.LikeAsync(tweet.Id, key: null);
        await cluster.AllSilosKnowAsync(author);
        var watcher = new Watcher(cluster.Grains);

        await watcher.WatchAsync(reader, since: null, tweet.Id);

        (await watcher.CountAsync(counted => counted.Id == tweet.Id)).LikesCount.ShouldBe(1);
    }

    [Fact]
    public async Task Sent_twice_count_once_and_a_late_retry_undoes_nothing()
    {
        var (author, fan) = (await cluster.RegisterAsync(), await cluster.RegisterAsync());
        var tweet = await author.TweetsAsync("like me");
        await fan.LikeAsync(tweet.Id, Stories.Key("one"));
        await fan.LikeAsync(tweet.Id, Stories.Key("one"));
        (await fan.UnlikeAsync(tweet.Id, Stories.Key("two"))).Value!.LikesCount.ShouldBe(0);

        var late = (await fan.LikeAsync(tweet.Id, Stories.Key("one"))).Value!;

        late.Liked.ShouldBeFalse();
        late.LikesCount.ShouldBe(0);
        (await fan.BookmarkAsync(tweet.Id, Stories.Key("one"))).Refusal.ShouldBe(Refusal.IdempotencyKeyReused);
    }

    [Fact]
    public async Task Are_refused_also_where_a_deletion_is_not_known_yet()
    {
        var author = await cluster.RegisterAsync(silo: 0);
        IUserGrain[] fans = [await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1)];
        var tweet = await author.TweetsAsync("gone");
        await cluster.AllSilosKnowAsync(author);
        cluster.Stream.Lose(_ => true);
        await author.DeleteAsync(tweet.Id, key: null);

        foreach (var fan in fans)
        {
            (await fan.LikeAsync(tweet.Id, key: null)).Refusal.ShouldBe(Refusal.TweetNotFound);
            (await fan.BookmarkAsync(tweet.Id, key: null)).Refusal.ShouldBe(Refusal.TweetNotFound);
        }

        cluster.Stream.LoseNothing();
    }

    [Fact]
    public async Task Are_refused_when_the_tweet_is_gone()
    {
        var (author, fan) = (await cluster.RegisterAsync(), await cluster.RegisterAsync());
        var tweet = await author.TweetsAsync("gone");
        await author.DeleteAsync(tweet.Id, key: null);
        await cluster.AllSilosKnowAsync(author);

        (await fan.LikeAsync(tweet.Id, key: null)).Refusal.ShouldBe(Refusal.TweetNotFound);
        (await fan.UnlikeAsync(tweet.Id, key: null)).Refusal.ShouldBe(Refusal.TweetNotFound);
        (await fan.BookmarkAsync(new TweetId(1), key: null)).Refusal.ShouldBe(Refusal.TweetNotFound);
    }
}
