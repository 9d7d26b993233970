using MiniTwitter.Tweets;

namespace MiniTwitter.Fanout;

/// <summary>A command that is sent again does nothing again and answers the same.</summary>
public sealed class Idempotency(Cluster cluster) : IClassFixture<Cluster>
{
    [Fact]
    public async Task The_same_key_posts_once()
    {
        var author = await cluster.RegisterAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => author.TweetsAsync("once", "k1")));

        answers.Select(tweet => tweet.Id).Distinct().ShouldHaveSingleItem();
        (await author.HomeAsync()).Items.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_same_key_with_another_text_is_refused()
    {
        var author = await cluster.RegisterAsync();
        await author.TweetsAsync("one", "k1");

        (await author.PostAsync(new NewTweet("two"), Stories.Key("k1"))).Refusal.ShouldBe(Refusal.IdempotencyKeyReused);

        (await author.HomeAsync()).Items.ShouldHaveSingleItem().Text.ShouldBe("one");
    }

    [Fact]
    public async Task The_same_key_of_another_user_is_another_key()
    {
        var (one, two) = (await cluster.RegisterAsync(), await cluster.RegisterAsync());

        var first = await one.TweetsAsync("mine", "k1");
        var second = await two.TweetsAsync("mine too", "k1");

        second.Id.ShouldNotBe(first.Id);
    }

    [Fact]
    public async Task A_retried_post_answers_the_first_text_even_when_it_was_edited_since()
    {
        var author = await cluster.RegisterAsync();
        var tweet = await author.TweetsAsync("first", "k1");
        (await author.EditAsync(tweet.Id, "second", key: null)).Refusal.ShouldBeNull();

        var again = await author.TweetsAsync("first", "k1");

        again.ShouldBeEquivalentTo(tweet);
        (await author.HomeAsync()).Items.ShouldHaveSingleItem().Text.ShouldBe("second");
    }

    [Fact]
    public async Task A_retried_edit_does_not_undo_a_later_one()
    {
        var author = await cluster.RegisterAsync();
        var tweet = await author.TweetsAsync("v1");
        (await author.EditAsync(tweet.Id, "v2", Stories.Key("e2"))).Refusal.ShouldBeNull();
        (await author.EditAsync(tweet.Id, "v3", Stories.Key("e3"))).Refusal.ShouldBeNull();

        var again = await author.EditAsync(tweet.Id, "v2", Stories.Key("e2"));

        again.Value!.Text.ShouldBe("v2");
        (await author.HomeAsync()).Items.ShouldHaveSingleItem().Text.ShouldBe("v3");
    }

    [Fact]
    public async Task Following_twice_counts_once()
    {
        var (fan, star) = (await cluster.RegisterAsync(), await cluster.RegisterAsync());

        await fan.FollowsAsync(star);
        await fan.FollowsAsync(star);

        (await fan.GetAsync()).Value!.FollowingCount.ShouldBe(1);
        await Stories.WithinAsync(TimeSpan.FromSeconds(20), async () => (await star.GetAsync()).Value!.FollowersCount == 1);
        (await fan.UnfollowAsync(star.Id(), key: null)).Value!.Following.ShouldBeFalse();
        (await fan.UnfollowAsync(star.Id(), key: null)).Value!.Following.ShouldBeFalse();
        (await fan.GetAsync()).Value!.FollowingCount.ShouldBe(0);
    }
}
