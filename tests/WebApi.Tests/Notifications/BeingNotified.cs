namespace MiniTwitter.Stories.Notifications;

public class BeingNotified(App app)
{
    [Fact]
    public async Task Tells_who_did_what()
    {
        var (ada, bob, eve) = (await app.RegisterAsync(), await app.RegisterAsync(), await app.RegisterAsync());
        var tweet = await ada.TweetAsync("hello");
        await ada.BookmarkAsync(tweet);
        await bob.FollowAsync(ada);
        await bob.LikeAsync(tweet);
        await eve.LikeAsync(tweet);
        await bob.RepostAsync(tweet);
        var reply = await bob.ReplyAsync(tweet, $"@{ada.Handle} hi");
        var quote = await bob.QuoteAsync(tweet, "look");
        var mention = await eve.TweetAsync($"ask @{ada.Handle.ToUpperInvariant()}");
        await ada.LikeAsync(reply);

        var seen = await ada.NotificationsAsync();

        seen.Select(notification => (notification.Kind, notification.Tweet?.Id)).ShouldBe(
            [("mention", mention.Id), ("quote", quote.Id), ("reply", reply.Id), ("repost", tweet.Id), ("like", tweet.Id), ("follow", null)]);
        seen.ShouldAllBe(notification => !notification.Read);
        var like = seen.Single(notification => notification.Kind == "like");
        like.People.Select(person => person.Handle).ShouldBe([eve.Handle, bob.Handle]);
        like.PeopleCount.ShouldBe(2);
        like.Tweet!.Bookmarked.ShouldBeTrue();
        seen[2].Tweet!.Liked.ShouldBeTrue();
        (await ada.ReadToTheEndAsync<Notification>("/api/notifications", limit: 2)).Select(notification => notification.Group)
            .ShouldBe(seen.Select(notification => notification.Group));
        (await ada.UnreadAsync()).ShouldBe(new Unread(null, 6));
        (await bob.NotificationsAsync()).ShouldHaveSingleItem().Kind.ShouldBe("like");
        (await eve.NotificationsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Ends_with_what_is_undone()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        var tweet = await ada.TweetAsync("hello");
        await bob.FollowAsync(ada);
        await bob.LikeAsync(tweet);
        await bob.RepostAsync(tweet);
        var mention = await bob.TweetAsync($"@{ada.Handle}");
        var reply = await bob.ReplyAsync(tweet, "hi");

        await bob.UnfollowAsync(ada);
        await bob.UnlikeAsync(tweet);
        await bob.UnrepostAsync(tweet);
        await bob.EditAsync(mention, "nobody");
        await bob.DeleteAsync(reply);

        (await ada.NotificationsAsync()).ShouldBeEmpty();
        (await ada.UnreadAsync()).Count.ShouldBe(0);
    }

    [Fact]
    public async Task Is_over_when_it_is_read()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        var tweet = await ada.TweetAsync("hello");
        await bob.LikeAsync(tweet);
        await bob.ReplyAsync(tweet, "hi");
        var seen = await ada.NotificationsAsync();

        (await ada.ReadNotificationsAsync(seen[1].Id)).Read<Unread>().ShouldBe(new Unread(seen[1].Id, 1));
        (await ada.NotificationsAsync()).Select(notification => notification.Read).ShouldBe([false, true]);
        (await ada.ReadNotificationsAsync($"{long.MaxValue}")).Read<Unread>().ShouldBe(new Unread(seen[0].Id, 0));
        (await ada.ReadNotificationsAsync("1")).Read<Unread>().ShouldBe(new Unread(seen[0].Id, 0));
        (await ada.UnreadAsync()).ShouldBe(new Unread(seen[0].Id, 0));
        (await bob.ReadNotificationsAsync("1")).Read<Unread>().ShouldBe(new Unread(null, 0));
    }

    [Fact]
    public async Task Is_told_once_on_every_device()
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        var tweet = await ada.TweetAsync("hello");
        await using var phone = await LiveConnection.OpenAsync(ada);
        await using var desk = await LiveConnection.OpenAsync(await ada.OnAnotherDeviceAsync());

        await bob.LikeAsync(tweet);
        var told = await phone.NextNotificationAsync();
        told.Name.ShouldBe("Notified");
        told.Notification.ShouldBeEquivalentTo((await ada.NotificationsAsync()).Single());
        (await phone.NextNotificationAsync()).Unread.ShouldBe(new Unread(null, 1));
        (await desk.NextNotificationAsync()).Id.ShouldBe(told.Id);
        (await desk.NextNotificationAsync()).Unread.ShouldBe(new Unread(null, 1));

        await ada.ReadNotificationsAsync(told.Id);
        foreach (var device in new[] { phone, desk })
        {
            var read = await device.NextNotificationAsync();
            (read.Name, read.Unread).ShouldBe(("UnreadChanged", new Unread(told.Id, 0)));
        }

        await bob.UnlikeAsync(tweet);
        (await desk.NextNotificationAsync()).Name.ShouldBe("UnreadChanged");
    }

    [Theory]
    [InlineData("block")]
    [InlineData("mute")]
    public async Task Is_hidden_and_told_to_be_read_no_longer_while_somebody_is_not_to_be_heard(string hide)
    {
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync());
        await using var phone = await LiveConnection.OpenAsync(ada);
        await bob.LikeAsync(await ada.TweetAsync("hello"));
        (await phone.NextNotificationAsync()).Name.ShouldBe("Notified");
        (await phone.NextNotificationAsync()).Unread.ShouldBe(new Unread(null, 1));

        (await ada.PutAsync($"/api/users/{bob.Handle}/{hide}")).ShouldBe(OK);
        (await phone.NextNotificationAsync()).Unread.ShouldBe(new Unread(null, 0));
        (await ada.NotificationsAsync()).ShouldBeEmpty();

        (await ada.DeleteAsync($"/api/users/{bob.Handle}/{hide}")).ShouldBe(OK);
        (await phone.NextNotificationAsync()).Unread.ShouldBe(new Unread(null, 1));
        (await ada.NotificationsAsync()).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Needs_somebody_signed_in_and_ids_that_are_some()
    {
        var ada = await app.RegisterAsync();
        foreach (var path in (string[])["/api/notifications", "/api/notifications/unread"])
            (await app.Visitor().GetAsync(path)).ShouldBeProblem(Unauthorized);
        (await app.Visitor().SendJsonAsync(HttpMethod.Put, "/api/notifications/read", """{"upTo":"1"}""")).ShouldBeProblem(Unauthorized);
        foreach (var query in (string[])["before=x", "limit=0", "limit=101"])
            (await ada.GetAsync($"/api/notifications?{query}")).ShouldBeProblem(BadRequest);
        foreach (var upTo in (string[])["", "0", "-1", "x", "99999999999999999999"])
            (await ada.ReadNotificationsAsync(upTo)).ShouldBeProblem(UnprocessableEntity).ShouldName("upTo");
        (await ada.SendJsonAsync(HttpMethod.Put, "/api/notifications/read", "{}")).ShouldBeProblem(UnprocessableEntity).ShouldName("upTo");
        (await ada.SendJsonAsync(HttpMethod.Put, "/api/notifications/read", "not json")).ShouldBeProblem(BadRequest);
        (await ada.NotificationsAsync()).ShouldBeEmpty();
    }
}
