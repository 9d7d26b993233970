using MiniTwitter.Streams;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Storage;

/// <summary>Replies: whom they are shown to, in which order, and how many there are.</summary>
public abstract partial class StoreContract<TDatabase>
{
    [Fact]
    public async Task A_reply_names_what_it_answers_and_is_counted_until_it_is_deleted()
    {
        var (asks, answers) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        var question = await _people.PostAsync(asks, "who?");

        var reply = await _people.ReplyAsync(answers, question, asks, "me");
        await _people.ReplyAsync(asks, question, asks, "anybody else?");

        (await ReadAsync(question)).Counts.Replies.ShouldBe(2);
        (await ReadAsync(reply)).ReplyTo.ShouldBe(new ReplyTo(question, asks, People.ProfileOf(asks).Handle));
        (await _store.ReadWindowAsync(10, long.MaxValue, None)).Tweets.Single(tweet => tweet.Id == question).Counts.Replies.ShouldBe(2);

        await _people.AppendAsync(LogCommand.Delete(answers, reply, null));
        await _people.AppendAsync(LogCommand.Delete(answers, reply, null));

        (await ReadAsync(question)).Counts.Replies.ShouldBe(1);
        var log = await _store.ReadLogAsync(LogPartition.Of(answers), 0, 100, None);
        log.Where(change => change.Subject == reply.Value).Select(change => (change.Kind, change.ReplyTo?.Id, change.Text))
            .ShouldBe([(LogEventKind.Posted, question, null), (LogEventKind.Deleted, question, null)]);
    }

    [Fact]
    public async Task What_is_deleted_or_never_was_is_not_answered()
    {
        var (asks, answers) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        var question = await _people.PostAsync(asks, "never mind");
        await _people.AppendAsync(LogCommand.Delete(asks, question, null));

        foreach (var tweet in (TweetId[])[question, new TweetId(question.Value + 1)])
            (await _people.AppendOneAsync(People.Reply(answers, tweet, asks, "too late"))).Status.ShouldBe(AppendStatus.Unchanged);

        (await _store.ReadOlderAsync(TimelineScope.Of(answers, withReplies: true), TweetId.Max, 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_repeated_reply_is_the_first_one_though_its_question_is_gone()
    {
        var (asks, answers) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        var question = await _people.PostAsync(asks, "who?");
        var command = People.Reply(answers, question, asks, "me") with { Key = People.Key("k") };
        var first = await _people.AppendOneAsync(command);
        await _people.AppendAsync(LogCommand.Delete(asks, question, null));

        var second = await _people.AppendOneAsync(command);

        second.Status.ShouldBe(AppendStatus.Repeated);
        second.Subject.ShouldBe(first.Subject);
    }

    [Fact]
    public async Task Pages_show_replies_where_both_people_are_shown()
    {
        var (ada, bob, eve) = (await _people.RegisterAsync(), await _people.RegisterAsync(), await _people.RegisterAsync());
        var start = await _store.ReadHeadsAsync(None);
        var question = await _people.PostAsync(eve, "eve asks");
        await _people.ReplyAsync(ada, question, eve, "ada answers eve");
        var said = await _people.PostAsync(ada, "ada says");
        await _people.ReplyAsync(ada, said, ada, "ada goes on");
        await _people.ReplyAsync(bob, said, ada, "bob answers ada");
        var heads = await _store.ReadHeadsAsync(None);

        await ShouldShowAsync(HomeOf([ada]), "ada goes on", "ada says");
        await ShouldShowAsync(HomeOf([ada, bob]), "bob answers ada", "ada goes on", "ada says");
        await ShouldShowAsync(HomeOf([ada, eve]), "ada goes on", "ada says", "ada answers eve", "eve asks");
        await ShouldShowAsync(TimelineScope.Home(ada, [ada]), "ada goes on", "ada says", "ada answers eve");
        await ShouldShowAsync(TimelineScope.Of(ada), "ada goes on", "ada says");
        await ShouldShowAsync(TimelineScope.Of(ada, withReplies: true), "ada goes on", "ada says", "ada answers eve");
        await ShouldShowAsync(TimelineScope.Everybody, "ada goes on", "ada says", "eve asks");

        async Task ShouldShowAsync(TimelineScope scope, params string[] texts)
        {
            (await _store.ReadOlderAsync(scope, TweetId.Max, 100)).Select(tweet => tweet.Text).ShouldBe(texts);
            (await _store.ReadNewerAsync(scope, default, start, heads, 100)).Select(tweet => tweet.Text).ShouldBe(texts.Reverse());
        }
    }

    [Fact]
    public async Task Replies_are_read_page_by_page_the_authors_own_first()
    {
        var (asks, answers) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        var question = await _people.PostAsync(asks, "who?");
        var others = new List<TweetId> { await _people.ReplyAsync(answers, question, asks, "me") };
        var own = new List<TweetId> { await _people.ReplyAsync(asks, question, asks, "really?") };
        others.Add(await _people.ReplyAsync(answers, question, asks, "yes"));
        own.Add(await _people.ReplyAsync(asks, question, asks, "thanks"));
        await _people.ReplyAsync(answers, own[0], asks, "not a direct one");

        var all = await _store.ReadRepliesAsync(question, ThreadPlace.Start, 10);
        var first = await _store.ReadRepliesAsync(question, ThreadPlace.Start, 3);
        var second = await _store.ReadRepliesAsync(question, new ThreadPlace(IsOthers: true, others[0]), 3);

        all.Replies.Select(reply => reply.Id).ShouldBe([.. own, .. others]);
        all.AsOf.ShouldBe(await _store.ReadHeadsAsync(None));
        first.Replies.Concat(second.Replies).ShouldBe(all.Replies);
        (await _store.ReadRepliesAsync(question, new ThreadPlace(IsOthers: false, own[0]), 2)).Replies.Select(reply => reply.Id).ShouldBe([own[1], others[0]]);
        all.Replies[0].Counts.Replies.ShouldBe(1);
    }

    [Fact]
    public async Task Newer_replies_count_commits_and_not_ids()
    {
        var (asks, answers) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        var question = await _people.PostAsync(asks, "who?");
        await _people.ReplyAsync(answers, question, asks, "seen");
        var (_, position) = await _store.ReadRepliesAsync(question, ThreadPlace.Start, 10);
        await _people.ReplyAsync(answers, question, asks, "new");
        await _people.PostAsync(asks, "elsewhere");

        var (news, asOf) = await _store.ReadNewRepliesAsync(question, default, position, 10);

        news.Select(reply => reply.Text).ShouldBe(["new"]);
        (await _store.ReadNewRepliesAsync(question, default, asOf, 10)).Replies.ShouldBeEmpty();
    }

    [Fact]
    public async Task Ancestors_are_topmost_first_and_keep_the_place_of_those_deleted()
    {
        var (ada, bob) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        var line = new List<TweetId> { await _people.PostAsync(ada, "0") };
        for (var i = 1; i < 6; i++)
            line.Add(await _people.ReplyAsync(i % 2 == 0 ? ada : bob, line[^1], i % 2 == 0 ? bob : ada, $"{i}"));
        await _people.AppendAsync(LogCommand.Delete(ada, line[2], null));

        var all = await _store.ReadAncestorsAsync(line[5], 100);

        all.Select(ancestor => ancestor.Id).ShouldBe(line[..5]);
        all.Select(ancestor => ancestor.Tweet?.Text).ShouldBe(["0", "1", null, "3", "4"]);
        (await _store.ReadAncestorsAsync(line[5], 2)).Select(ancestor => ancestor.Id).ShouldBe(line[3..5]);
        (await _store.ReadAncestorsAsync(line[0], 100)).ShouldBeEmpty();
    }

    // The home timeline of somebody who writes nothing.
    private static TimelineScope HomeOf(UserId[] authors) => TimelineScope.Home(People.NewUser(), [.. authors.Order()]);

    private async Task<StoredTweet> ReadAsync(TweetId tweet) => (await _store.ReadTweetsAsync([tweet])).ShouldHaveSingleItem();
}
