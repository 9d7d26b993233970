using MiniTwitter.Notifications;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Storage;

/// <summary>Notifications are written with their causes; they are grouped, hidden and counted when they are read.</summary>
public abstract partial class StoreContract<TDatabase>
{
    [Fact]
    public async Task Every_cause_notifies_the_one_whom_it_concerns()
    {
        var (ann, bob) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        var tweet = await _people.PostAsync(ann, "hello");

        await _people.AppendAsync(LogCommand.Follow(bob, ann, null));
        await MarkAsync(LogEventKind.Liked, bob, tweet);
        await _people.RepostAsync(bob, tweet, ann);
        var reply = await _people.ReplyAsync(bob, tweet, ann, "hi");
        var quote = await QuoteAsync(bob, tweet, "look");
        var mention = await _people.PostAsync(bob, $"ask {Named(ann)}");
        await MarkAsync(LogEventKind.Bookmarked, bob, tweet);

        var groups = (await NotificationsAsync(ann)).Groups;
        groups.Select(group => (group.Kind, group.Tweet)).ShouldBe(
        [
            (NotificationKind.Mention, mention), (NotificationKind.Quote, quote), (NotificationKind.Reply, reply),
            (NotificationKind.Repost, tweet), (NotificationKind.Like, tweet), (NotificationKind.Follow, null),
        ]);
        groups.ShouldAllBe(group => group.People.Length == 1 && group.People[0] == bob && group.PeopleCount == 1);
        (await _store.ReadUnreadAsync(ann)).ShouldBe((new UnreadNotifications(null, 6), groups[0].Id));
        (await NotificationsAsync(bob)).Groups.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_is_notified_of_what_they_do_themselves()
    {
        var ann = await _people.RegisterAsync();
        var tweet = await _people.PostAsync(ann, $"I, {Named(ann)}");
        await MarkAsync(LogEventKind.Liked, ann, tweet);
        await _people.RepostAsync(ann, tweet, ann);
        await _people.ReplyAsync(ann, tweet, ann, "and");
        await QuoteAsync(ann, tweet, "look");

        (await NotificationsAsync(ann)).Groups.ShouldBeEmpty();
        (await _store.ReadUnreadAsync(ann)).ShouldBe((new UnreadNotifications(null, 0), null));
    }

    [Fact]
    public async Task A_mention_that_is_edited_out_and_in_again_is_told_once()
    {
        var (ann, bob) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        var tweet = await _people.PostAsync(ann, $"hello {Named(bob)}");
        var told = 0;
        for (var i = 0; i < 3; i++)
        {
            await _people.AppendAsync(LogCommand.Edit(ann, tweet, $"nobody {i}", null));
            (await NotificationsAsync(bob)).Groups.ShouldBeEmpty();
            var back = await _people.AppendOneAsync(LogCommand.Edit(ann, tweet, $"hello {Named(bob)} {i}", null));
            told += back.Notifies.IsDefaultOrEmpty ? 0 : 1;
        }

        told.ShouldBe(0);
        var group = (await NotificationsAsync(bob)).Groups.ShouldHaveSingleItem();
        (group.Kind, group.Tweet, group.Id.Value).ShouldBe((NotificationKind.Mention, tweet, tweet.Value));
    }

    [Fact]
    public async Task A_mention_that_comes_with_an_edit_is_told_once_also_in_one_batch()
    {
        var (ann, bob) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        var tweet = await _people.PostAsync(ann, "hello");
        var edits = Enumerable.Range(0, 6).Select(i => LogCommand.Edit(ann, tweet, i % 2 == 0 ? $"{i} {Named(bob)}" : $"{i}", null)).ToArray();

        await _people.AppendAsync(edits);

        (await NotificationsAsync(bob)).Groups.ShouldBeEmpty("the last took it out");
        var back = await _people.AppendOneAsync(LogCommand.Edit(ann, tweet, Named(bob), null));
        back.Notifies.IsDefaultOrEmpty.ShouldBeTrue();
        (await NotificationsAsync(bob)).Groups.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task One_tweet_notifies_a_person_once()
    {
        var (ann, bob, cid) = (await _people.RegisterAsync(), await _people.RegisterAsync(), await _people.RegisterAsync());
        var (asked, shown) = (await _people.PostAsync(ann, "who?"), await _people.PostAsync(cid, "this"));

        await _people.AppendAsync(
            People.Reply(bob, asked, ann, $"{Named(ann)} {Named(ann)} {Named(cid)}") with { QuoteOf = shown },
            People.Reply(bob, asked, ann, "me") with { QuoteOf = asked });

        (await NotificationsAsync(ann)).Groups.Select(group => group.Kind).ShouldBe([NotificationKind.Reply, NotificationKind.Reply]);
        (await NotificationsAsync(cid)).Groups.ShouldHaveSingleItem().Kind.ShouldBe(NotificationKind.Quote);
    }

    [Fact]
    public async Task Likes_of_one_tweet_are_one_notification()
    {
        var ann = await _people.RegisterAsync();
        var (first, second) = (await _people.PostAsync(ann, "first"), await _people.PostAsync(ann, "second"));
        var fans = Enumerable.Range(0, 5).Select(_ => People.NewUser()).ToArray();
        foreach (var fan in fans)
            await MarkAsync(LogEventKind.Liked, fan, first);
        await MarkAsync(LogEventKind.Liked, fans[0], second);
        await MarkAsync(LogEventKind.Unliked, fans[4], first);

        var groups = (await NotificationsAsync(ann)).Groups;

        groups.Select(group => (group.Tweet, group.PeopleCount)).ShouldBe([(second, 1), (first, 4)]);
        groups[1].People.ShouldBe([fans[3], fans[2], fans[1]]);
        (await _store.ReadUnreadAsync(ann)).Unread.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Follows_of_one_day_are_one_notification()
    {
        var ann = await _people.RegisterAsync();
        _people.Now = People.Start.Date.AddDays(3).AddMilliseconds(-3);
        var fans = Enumerable.Range(0, 4).Select(_ => People.NewUser()).ToArray();
        foreach (var fan in fans)
            await _people.AppendAsync(LogCommand.Follow(fan, ann, null));

        var groups = (await NotificationsAsync(ann)).Groups;

        groups.Select(group => (group.Kind, group.PeopleCount)).ShouldBe([(NotificationKind.Follow, 2), (NotificationKind.Follow, 2)]);
        groups[0].People.ShouldBe([fans[3], fans[2]]);
        groups.Select(group => group.Key).ShouldBe(["follow-2026-05-04", "follow-2026-05-03"]);
    }

    [Fact]
    public async Task A_cause_that_is_undone_leaves_nothing()
    {
        var (ann, bob) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        var tweet = await _people.PostAsync(ann, "hello");
        await _people.AppendAsync(
            LogCommand.Follow(bob, ann, null), Mark(LogEventKind.Liked, bob, tweet), People.Repost(bob, tweet, ann), Mark(LogEventKind.Unliked, bob, tweet));
        await _people.AppendAsync(LogCommand.Unfollow(bob, ann, null), People.Unrepost(bob, tweet, ann));

        (await NotificationsAsync(ann)).Groups.ShouldBeEmpty();
        (await _store.ReadUnreadAsync(ann)).Unread.Count.ShouldBe(0);

        await _people.AppendAsync(
            LogCommand.Follow(bob, ann, null), LogCommand.Unfollow(bob, ann, null), LogCommand.Follow(bob, ann, null), Mark(LogEventKind.Liked, bob, tweet));
        await _people.AppendAsync(Mark(LogEventKind.Unliked, bob, tweet), Mark(LogEventKind.Liked, bob, tweet));
        (await NotificationsAsync(ann)).Groups.Select(group => group.Kind).ShouldBe([NotificationKind.Like, NotificationKind.Follow]);
    }

    [Fact]
    public async Task What_is_about_a_deleted_tweet_is_not_shown()
    {
        var (ann, bob) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        var tweet = await _people.PostAsync(ann, "hello");
        await MarkAsync(LogEventKind.Liked, bob, tweet);
        var reply = await _people.ReplyAsync(bob, tweet, ann, "hi");

        var deleted = await _people.AppendOneAsync(LogCommand.Delete(bob, reply, null));

        deleted.Notifies.ShouldBe([bob, ann]);
        (await NotificationsAsync(ann)).Groups.ShouldHaveSingleItem().Kind.ShouldBe(NotificationKind.Like);
        await _people.AppendAsync(LogCommand.Delete(ann, tweet, null));
        (await NotificationsAsync(ann)).Groups.ShouldBeEmpty();
        (await _store.ReadUnreadAsync(ann)).Unread.Count.ShouldBe(0);
    }

    [Fact]
    public async Task An_edit_adds_and_removes_mentions()
    {
        var (author, ann, bob, cid) =
            (await _people.RegisterAsync(), await _people.RegisterAsync(), await _people.RegisterAsync(), await _people.RegisterAsync());
        var tweet = await _people.PostAsync(author, $"{Named(ann)} {Named(bob)} @nobody_has_it");

        var edited = await _people.AppendOneAsync(LogCommand.Edit(author, tweet, $"{Named(bob).ToUpperInvariant()} {Named(cid)}", null));

        edited.Notifies.ShouldBe([ann, cid]);
        (await NotificationsAsync(ann)).Groups.ShouldBeEmpty();
        (await NotificationsAsync(bob)).Groups.ShouldHaveSingleItem().Id.Value.ShouldBe(tweet.Value);
        (await NotificationsAsync(cid)).Groups.ShouldHaveSingleItem().Id.Value.ShouldBeGreaterThan(tweet.Value);
        await _people.AppendAsync(LogCommand.Edit(author, tweet, Named(ann), null), LogCommand.Edit(author, tweet, Named(cid), null));
        (await NotificationsAsync(ann)).Groups.ShouldBeEmpty();
        (await NotificationsAsync(bob)).Groups.ShouldBeEmpty();
        (await NotificationsAsync(cid)).Groups.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_tweet_notifies_the_first_fifty_whom_it_mentions()
    {
        var author = await _people.RegisterAsync();
        var named = new List<UserId>();
        for (var i = 0; i < ApiLimits.MentionsNotified + 1; i++)
            named.Add(await _people.RegisterAsync());

        var posted = await _people.AppendOneAsync(LogCommand.Post(People.ProfileOf(author), string.Join(' ', named.Select(Named)), null));

        posted.Notifies.ShouldBe(named.Take(ApiLimits.MentionsNotified));
        (await NotificationsAsync(named[^1])).Groups.ShouldBeEmpty();
    }

    [Fact]
    public async Task Those_who_are_blocked_or_muted_are_hidden_for_as_long()
    {
        var (ann, bob, cid) = (await _people.RegisterAsync(), await _people.RegisterAsync(), await _people.RegisterAsync());
        var tweet = await _people.PostAsync(ann, "hello");
        await MarkAsync(LogEventKind.Liked, cid, tweet);
        await MarkAsync(LogEventKind.Liked, bob, tweet);
        await _people.PostAsync(bob, Named(ann));

        var database = _database.Open().OpenTweets();
        using var closer = database as IDisposable;
        foreach (var (table, user, other) in new[] { ("blocks", ann, bob), ("blocks", bob, ann), ("mutes", ann, bob) })
        {
            await database.ExecuteAsync($"INSERT INTO {table} (user_id, other, id) VALUES ($1, $2, 1)", user.Value, other.Value);
            var seen = (await NotificationsAsync(ann)).Groups.ShouldHaveSingleItem();
            (seen.Kind, seen.PeopleCount, seen.People[0]).ShouldBe((NotificationKind.Like, 1, cid), table);
            (await _store.ReadUnreadAsync(ann)).Unread.Count.ShouldBe(1, table);

            await database.ExecuteAsync($"DELETE FROM {table} WHERE user_id = $1", user.Value);
            (await NotificationsAsync(ann)).Groups.Select(group => group.PeopleCount).ShouldBe([1, 2]);
        }

        await database.ExecuteAsync("INSERT INTO mutes (user_id, other, id) VALUES ($1, $2, 1)", bob.Value, ann.Value);
        (await NotificationsAsync(ann)).Groups.Length.ShouldBe(2);
    }

    [Fact]
    public async Task Pages_go_through_large_groups_to_the_end()
    {
        var (ann, bob) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        var tweets = new List<TweetId>();
        for (var i = 0; i < 5; i++)
            tweets.Add(await _people.PostAsync(ann, $"{i}"));
        await MarkAsync(LogEventKind.Liked, bob, tweets[0]);
        await MarkAsync(LogEventKind.Liked, bob, tweets[1]);

        // More than are counted, and more than are looked at in one go.
        foreach (var partition in Enumerable.Range(0, 6_000).Select(_ => People.NewUser()).GroupBy(LogPartition.Of))
            await _people.AppendAsync([.. partition.Select(fan => Mark(LogEventKind.Liked, fan, tweets[2]))]);
        await MarkAsync(LogEventKind.Liked, bob, tweets[3]);
        await MarkAsync(LogEventKind.Liked, bob, tweets[4]);

        var seen = new List<NotificationGroup>();
        var before = new NotificationId(long.MaxValue);
        for (NotificationId? next = before; next is { } id;)
        {
            var page = await _store.ReadNotificationsAsync(ann, id, 2);
            page.Groups.Length.ShouldBeLessThanOrEqualTo(2);
            seen.AddRange(page.Groups);
            next = page.Before;
        }

        seen.Select(group => group.Tweet).ShouldBe([tweets[4], tweets[3], tweets[2], tweets[1], tweets[0]]);
        seen[2].PeopleCount.ShouldBe(ApiLimits.NotificationPeopleCounted);
        (await _store.ReadUnreadAsync(ann)).Unread.Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_is_read_never_becomes_unread_again()
    {
        var (ann, bob, cid) = (await _people.RegisterAsync(), await _people.RegisterAsync(), await _people.RegisterAsync());
        var tweet = await _people.PostAsync(ann, "hello");
        await MarkAsync(LogEventKind.Liked, bob, tweet);
        await _people.ReplyAsync(bob, tweet, ann, "hi");
        var groups = (await NotificationsAsync(ann)).Groups;

        (await _people.AppendOneAsync(LogCommand.ReadNotifications(ann, groups[1].Id, null))).Notifies.ShouldBe([ann]);
        (await _store.ReadUnreadAsync(ann)).Unread.ShouldBe(new UnreadNotifications(groups[1].Id, 1));
        await _people.AppendAsync(LogCommand.ReadNotifications(ann, groups[0].Id, null), LogCommand.ReadNotifications(ann, groups[1].Id, null));
        await _people.AppendAsync(LogCommand.ReadNotifications(ann, groups[1].Id, null));
        (await _store.ReadUnreadAsync(ann)).Unread.ShouldBe(new UnreadNotifications(groups[0].Id, 0));
        (await NotificationsAsync(ann)).UpTo.ShouldBe(groups[0].Id);

        await MarkAsync(LogEventKind.Liked, cid, tweet);
        (await _store.ReadUnreadAsync(ann)).Unread.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Of_very_many_unread_ones_a_hundred_are_counted()
    {
        var (ann, bob) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        await _people.AppendAsync([.. Enumerable.Range(0, ApiLimits.UnreadCounted + 1).Select(_ => LogCommand.Post(People.ProfileOf(bob), Named(ann), null))]);

        (await _store.ReadUnreadAsync(ann)).Unread.Count.ShouldBe(ApiLimits.UnreadCounted);
    }

    [Fact]
    public async Task The_log_tells_whom_a_change_concerns_as_its_commit_did()
    {
        var (ann, bob, cid) = (await _people.RegisterAsync(), await _people.RegisterAsync(), await _people.RegisterAsync());
        var (tweet, shown) = (await _people.PostAsync(ann, "hello"), await _people.PostAsync(cid, "this"));
        var partition = LogPartition.Of(bob);
        var start = (await _store.ReadHeadsAsync(None))[partition];
        var answer = await _people.AppendOneAsync(People.Reply(bob, tweet, ann, Named(cid)) with { QuoteOf = shown });
        var mention = await _people.AppendOneAsync(LogCommand.Post(People.ProfileOf(bob), $"{Named(cid)} {Named(ann)}", null));
        AppendResult[] committed =
        [
            answer,
            mention,
            .. await _people.AppendAsync(
                LogCommand.Follow(bob, ann, null), LogCommand.Unfollow(bob, ann, null),
                Mark(LogEventKind.Liked, bob, tweet), Mark(LogEventKind.Unliked, bob, tweet), Mark(LogEventKind.Bookmarked, bob, tweet),
                People.Repost(bob, tweet, ann), People.Unrepost(bob, tweet, ann), LogCommand.Post(People.ProfileOf(bob), "to nobody", null),
                LogCommand.ReadNotifications(bob, new NotificationId(1), null), LogCommand.Delete(bob, new TweetId(mention.Subject), null)),
        ];

        var log = await _store.ReadLogAsync(partition, start, 1_000, None);

        log.Where(change => change.Actor == bob).Select(change => string.Join(' ', Names(change.Notifies)))
            .ShouldBe(committed.Select(result => string.Join(' ', Names(result.Notifies))));
        answer.Notifies.ShouldBe([ann, cid]);
        committed[^3].Notifies.IsDefault.ShouldBeTrue();

        static IEnumerable<UserId> Names(System.Collections.Immutable.ImmutableArray<UserId> users) => users.IsDefault ? [] : users.Order();
    }

    private static string Named(UserId user) => $"@{People.ProfileOf(user).Handle.Value}";

    private Task<NotificationStretch> NotificationsAsync(UserId user) => _store.ReadNotificationsAsync(user, new NotificationId(long.MaxValue), 100);
}
