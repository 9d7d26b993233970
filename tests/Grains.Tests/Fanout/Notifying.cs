using MiniTwitter.Notifications;
using MiniTwitter.Timelines;
using MiniTwitter.Users;

namespace MiniTwitter.Fanout;

/// <summary>Those whom something concerns read it wherever they are, and are told while they are connected.</summary>
public sealed class Notifying(Cluster cluster) : IClassFixture<Cluster>
{
    [Fact]
    public async Task Reaches_who_is_connected_on_another_silo()
    {
        var (ann, bob) = (await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1));
        var tweet = await ann.TweetsAsync("hello");
        await ann.BookmarkAsync(tweet.Id, key: null);
        await cluster.AllSilosKnowAsync(ann);
        var watcher = new Watcher(cluster.Grains);
        await watcher.WatchAsync(ann);

        await bob.LikeAsync(tweet.Id, key: null);

        var (told, unread) = await watcher.BeNotifiedAsync((told, _) => told.Length > 0);
        var like = told.ShouldHaveSingleItem();
        (like.Kind, like.PeopleCount, like.Read).ShouldBe((NotificationKind.Like, 1, false));
        like.People.ShouldHaveSingleItem().Id.ShouldBe(bob.Id());
        (like.Tweet!.Id, like.Tweet.Bookmarked).ShouldBe((tweet.Id, true));
        unread.ShouldBe(new UnreadNotifications(null, 1));
        (await PageAsync(ann)).ShouldHaveSingleItem().Group.ShouldBe(like.Group);
    }

    [Fact]
    public async Task Tells_of_every_kind_whatever_the_streams_lose()
    {
        var (ann, bob) = (await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1));
        var tweet = await ann.TweetsAsync("hello");
        await cluster.AllSilosKnowAsync(ann);
        var watcher = new Watcher(cluster.Grains);
        await watcher.WatchAsync(ann);
        var handle = (await ann.GetAsync()).Value!.Handle;
        cluster.Stream.Lose(batch => batch.Events.Any(change => change.Actor == bob.Id()));

        await bob.FollowsAsync(ann);
        await bob.LikeAsync(tweet.Id, key: null);
        await bob.RepostsAsync(tweet);
        await bob.RepliesAsync(tweet, "hi");
        await bob.QuotesAsync(tweet, "look");
        await bob.TweetsAsync($"ask @{handle}");

        await watcher.BeNotifiedAsync((_, unread) => unread.Count == 6);
        cluster.Stream.LoseNothing();
        cluster.Stream.Lost.ShouldBeGreaterThan(0);
        watcher.Notified.SelectMany(told => told.Notifications).Select(notification => notification.Kind).Distinct().Order()
            .ShouldBe(Enum.GetValues<NotificationKind>().Order());
    }

    [Fact]
    public async Task Wakes_nobody_who_sleeps()
    {
        var (ann, bob) = (await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1));
        var tweet = await ann.TweetsAsync("hello");
        await cluster.AllSilosKnowAsync(ann);
        await cluster.Host.DeactivateAsync(ann);

        await bob.LikeAsync(tweet.Id, key: null);
        await cluster.AllSilosKnowAsync(bob);

        (await cluster.AwakeUsersAsync()).ShouldNotContain(ann.Id());
        (await PageAsync(ann)).ShouldHaveSingleItem().Kind.ShouldBe(NotificationKind.Like);
    }

    [Fact]
    public async Task Takes_back_what_is_undone()
    {
        var (ann, bob) = (await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1));
        var tweet = await ann.TweetsAsync("hello");
        await cluster.AllSilosKnowAsync(ann);
        var watcher = new Watcher(cluster.Grains);
        await watcher.WatchAsync(ann);
        await bob.LikeAsync(tweet.Id, key: null);
        var reply = await bob.RepliesAsync(tweet, "hi");
        await watcher.BeNotifiedAsync((_, unread) => unread.Count == 2);

        await bob.UnlikeAsync(tweet.Id, key: null);
        (await watcher.BeNotifiedAsync((_, unread) => unread.Count == 1)).Notifications.ShouldBeEmpty();
        await bob.DeleteAsync(reply.Id, key: null);
        (await watcher.BeNotifiedAsync((_, unread) => unread.Count == 0)).Notifications.ShouldBeEmpty();
        (await PageAsync(ann)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Tells_the_other_devices_what_is_read()
    {
        var (ann, bob) = (await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1));
        var tweet = await ann.TweetsAsync("hello");
        await cluster.AllSilosKnowAsync(ann);
        await bob.LikeAsync(tweet.Id, key: null);
        await bob.RepliesAsync(tweet, "hi");
        var watcher = new Watcher(cluster.Grains);
        await watcher.WatchAsync(ann);
        var page = await PageAsync(ann);
        page.Select(notification => notification.Read).ShouldBe([false, false]);

        (await ann.ReadNotificationsAsync(page[1].Id, key: null)).Value.ShouldBe(new UnreadNotifications(page[1].Id, 1));
        await watcher.BeNotifiedAsync((_, unread) => unread == new UnreadNotifications(page[1].Id, 1));
        (await PageAsync(ann)).Select(notification => notification.Read).ShouldBe([false, true]);

        // No further than there is something, and never back.
        (await ann.ReadNotificationsAsync(new NotificationId(long.MaxValue), key: null)).Value.ShouldBe(new UnreadNotifications(page[0].Id, 0));
        (await ann.ReadNotificationsAsync(page[1].Id, key: null)).Value.ShouldBe(new UnreadNotifications(page[0].Id, 0));
        await cluster.Host.DeactivateAsync(ann);
        (await ann.GetUnreadAsync()).ShouldBe(new UnreadNotifications(page[0].Id, 0));
    }

    [Fact]
    public async Task Goes_on_after_a_node_is_known_to_another_activation()
    {
        var (ann, bob) = (await cluster.RegisterAsync(silo: 0), await cluster.RegisterAsync(silo: 1));
        var tweet = await ann.TweetsAsync("hello");
        await cluster.AllSilosKnowAsync(ann);
        var watcher = new Watcher(cluster.Grains);
        await watcher.WatchAsync(ann);
        await cluster.Host.DeactivateAsync(ann);
        await bob.LikeAsync(tweet.Id, key: null);
        await cluster.AllSilosKnowAsync(bob);

        await watcher.WatchAsync(ann, LogPosition.Start);

        await watcher.BeNotifiedAsync((_, unread) => unread.Count == 1);
    }

    [Fact]
    public async Task Refuses_a_cursor_that_is_none()
    {
        var ann = await cluster.RegisterAsync();
        (await ann.GetNotificationsAsync(new PageRequest(20, "nonsense", After: null))).Refusal.ShouldBe(Refusal.BadCursor);
    }

    private static async Task<System.Collections.Immutable.ImmutableArray<Notification>> PageAsync(IUserGrain user) =>
        (await user.GetNotificationsAsync(Stories.FirstPage)).Value!.Items;
}
