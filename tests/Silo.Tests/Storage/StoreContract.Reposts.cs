using MiniTwitter.Streams;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Storage;

/// <summary>Reposts are entries of timelines, each tweet once within a week; quotes are tweets that show another one.</summary>
public abstract partial class StoreContract<TDatabase>
{
    [Fact]
    public async Task A_repost_counts_once_and_is_an_entry_until_it_is_undone()
    {
        var (author, fan) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        var tweet = await _people.PostAsync(author, "spread me");

        var entry = await _people.RepostAsync(fan, tweet, author);
        (await _people.AppendOneAsync(People.Repost(fan, tweet, author))).Status.ShouldBe(AppendStatus.Unchanged);

        entry.ShouldNotBe(tweet);
        var shown = (await _store.ReadOlderAsync(HomeOf([fan]), TweetId.Max, 10)).ShouldHaveSingleItem();
        (shown.Id, shown.Author, shown.Text, shown.RepostOf).ShouldBe((entry, fan, "", new RepostOf(tweet, author, AnsweredId: null)));
        (await _store.ReadTweetsAsync([entry])).ShouldHaveSingleItem().RepostOf.ShouldBe(shown.RepostOf);
        (await ReadAsync(tweet)).Counts.ShouldBe(new TweetCounts(Reposts: 1));
        (await _store.ReadMarksAsync(fan, [tweet])).ShouldBe(new Dictionary<TweetId, TweetMarks> { [tweet] = TweetMarks.Reposted });
        (await _store.ReadMarkersAsync(tweet, TweetMarks.Reposted, long.MaxValue, null, 10)).ShouldHaveSingleItem().End.ShouldBe(fan);
        (await _store.ReadUsersAsync([fan])).Cards[0].Tweets.ShouldBe(0);

        (await _people.AppendOneAsync(People.Unrepost(fan, tweet, author))).Subject.ShouldBe(entry.Value);
        (await _people.AppendOneAsync(People.Unrepost(fan, tweet, author))).Status.ShouldBe(AppendStatus.Unchanged);

        (await _store.ReadOlderAsync(HomeOf([fan]), TweetId.Max, 10)).ShouldBeEmpty();
        (await _store.ReadTweetsAsync([entry])).ShouldBeEmpty();
        (await ReadAsync(tweet)).Counts.ShouldBe(default);
        (await _store.ReadUsersAsync([fan])).Cards[0].Tweets.ShouldBe(0);
    }

    [Fact]
    public async Task Reposted_and_undone_and_reposted_in_one_batch_is_one_entry()
    {
        var (author, fan) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        var tweet = await _people.PostAsync(author, "make up your mind");

        var results = await _people.AppendAsync(
            People.Repost(fan, tweet, author), People.Unrepost(fan, tweet, author), People.Repost(fan, tweet, author));

        (await _store.ReadOlderAsync(HomeOf([fan]), TweetId.Max, 10)).ShouldHaveSingleItem().Id.Value.ShouldBe(results[2].Subject);
        (await ReadAsync(tweet)).Counts.Reposts.ShouldBe(1);
    }

    [Fact]
    public async Task The_log_tells_what_is_reposted_and_quoted()
    {
        var (asks, author, fan) = (await _people.RegisterAsync(), await _people.RegisterAsync(), await _people.RegisterAsync());
        var question = await _people.PostAsync(asks, "who?");
        var reply = await _people.ReplyAsync(author, question, asks, "me");
        var entry = await _people.RepostAsync(fan, reply, author, answered: asks);
        var quote = await QuoteAsync(fan, reply, "look");
        var original = new RepostOf(reply, author, asks);

        var log = await _store.ReadLogAsync(LogPartition.Of(fan), 0, 1_000, None);

        var reposted = log.Single(change => change.Kind == LogEventKind.Reposted && change.Subject == entry.Value);
        (reposted.Text, reposted.RepostOf, reposted.Profile!.Id).ShouldBe(("", original, fan));
        log.Single(change => change.Kind == LogEventKind.Posted && change.Subject == quote.Value).QuoteOf.ShouldBe(reply);

        await _people.AppendAsync(People.Unrepost(fan, reply, author));
        log = await _store.ReadLogAsync(LogPartition.Of(fan), 0, 1_000, None);
        log.Where(change => change.Subject == entry.Value).Select(change => (change.Kind, change.Text, change.RepostOf))
            .ShouldBe([(LogEventKind.Reposted, null, original), (LogEventKind.Unreposted, null, original)]);
    }

    [Fact]
    public async Task A_timeline_shows_the_same_tweet_once_within_a_week()
    {
        var (author, ada, bob) = (await _people.RegisterAsync(), await _people.RegisterAsync(), await _people.RegisterAsync());
        var start = await _store.ReadHeadsAsync(None);
        var tweet = await _people.PostAsync(author, "spread me");
        var first = await _people.RepostAsync(ada, tweet, author);
        _people.Now += TimeSpan.FromDays(6);
        var second = await _people.RepostAsync(bob, tweet, author);

        await ShouldShowAsync(HomeOf([ada, bob]), first);
        await ShouldShowAsync(HomeOf([bob]), second);
        await ShouldShowAsync(HomeOf([author, bob]), tweet);
        await ShouldShowAsync(TimelineScope.Of(bob), second);
        await _people.AppendAsync(People.Unrepost(ada, tweet, author));
        await ShouldShowAsync(HomeOf([ada, bob]), second);

        _people.Now += TimeSpan.FromDays(2);
        var late = await _people.RepostAsync(ada, tweet, author);
        await ShouldShowAsync(HomeOf([author, ada]), late, tweet);
        await ShouldShowAsync(HomeOf([ada, bob]), second);
        (await _store.ReadOlderAsync(TimelineScope.Everybody, TweetId.Max, 100)).ShouldAllBe(shown => shown.RepostOf == null);

        async Task ShouldShowAsync(TimelineScope scope, params TweetId[] entries)
        {
            (await _store.ReadOlderAsync(scope, TweetId.Max, 100)).Select(shown => shown.Id).ShouldBe(entries);
            var heads = await _store.ReadHeadsAsync(None);
            (await _store.ReadNewerAsync(scope, default, start, heads, 100)).Select(shown => shown.Id).ShouldBe(entries.Reverse());
        }
    }

    [Fact]
    public async Task A_repost_of_a_reply_is_shown_though_the_reply_is_not()
    {
        var (asks, ada, bob) = (await _people.RegisterAsync(), await _people.RegisterAsync(), await _people.RegisterAsync());
        var question = await _people.PostAsync(asks, "who?");
        var reply = await _people.ReplyAsync(ada, question, asks, "me");
        var entry = await _people.RepostAsync(bob, reply, ada, answered: asks);

        (await _store.ReadOlderAsync(HomeOf([ada, bob]), TweetId.Max, 10)).Select(shown => shown.Id).ShouldBe([entry]);
        (await _store.ReadOlderAsync(HomeOf([asks, ada, bob]), TweetId.Max, 10)).Select(shown => shown.Id).ShouldBe([reply, question]);
    }

    [Fact]
    public async Task A_deleted_tweet_takes_its_reposts_with_it_and_leaves_its_quotes()
    {
        var (author, fan) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        var tweet = await _people.PostAsync(author, "gone soon");
        var entry = await _people.RepostAsync(fan, tweet, author);
        var quote = await QuoteAsync(fan, tweet, "look");
        (await ReadAsync(tweet)).Counts.ShouldBe(new TweetCounts(Reposts: 1, Quotes: 1));
        (await _store.ReadQuotesAsync(tweet, long.MaxValue, null, 10)).ShouldHaveSingleItem().End.ShouldBe(quote);

        await _people.AppendAsync(LogCommand.Delete(author, tweet, null));

        (await _store.ReadTweetsAsync([entry])).ShouldBeEmpty();
        (await _store.ReadOlderAsync(TimelineScope.Of(fan), TweetId.Max, 10)).ShouldHaveSingleItem().QuoteOf.ShouldBe(tweet);
        (await _store.ReadWindowAsync(1_000, long.MaxValue, None)).Tweets.ShouldNotContain(shown => shown.Id == entry);
        (await _people.AppendOneAsync(People.Repost(author, tweet, author))).Status.ShouldBe(AppendStatus.Unchanged);
        (await _people.AppendOneAsync(Quote(author, tweet, "too late"))).Status.ShouldBe(AppendStatus.Unchanged);
    }

    [Fact]
    public async Task A_deleted_quote_is_counted_no_longer()
    {
        var (author, fan) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        var tweet = await _people.PostAsync(author, "quote me");
        var quote = await QuoteAsync(fan, tweet, "look");

        await _people.AppendAsync(LogCommand.Delete(fan, quote, null));

        (await ReadAsync(tweet)).Counts.ShouldBe(default);
        (await _store.ReadQuotesAsync(tweet, long.MaxValue, null, 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_repost_is_no_tweet()
    {
        var (author, fan) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        var entry = await _people.RepostAsync(fan, await _people.PostAsync(author, "spread me"), author);

        (await MarkAsync(LogEventKind.Liked, author, entry)).ShouldBe(AppendStatus.Unchanged);
        (await _people.AppendOneAsync(LogCommand.Delete(fan, entry, null))).Status.ShouldBe(AppendStatus.Unchanged);
        (await _people.AppendOneAsync(LogCommand.Edit(fan, entry, "mine", null))).Status.ShouldBe(AppendStatus.Unchanged);
        (await _people.AppendOneAsync(People.Repost(author, entry, fan))).Status.ShouldBe(AppendStatus.Unchanged);
        (await _people.AppendOneAsync(Quote(author, entry, "look"))).Status.ShouldBe(AppendStatus.Unchanged);
        (await _store.FindAuthorAsync(entry)).ShouldBeNull();
        (await _store.ReadHistoryAsync(entry, long.MaxValue, 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_window_comes_with_the_reposts_of_the_week_before_it()
    {
        var (author, fan, other) = (await _people.RegisterAsync(), await _people.RegisterAsync(), await _people.RegisterAsync());
        var tweet = await _people.PostAsync(author, "spread me");
        await _people.RepostAsync(fan, tweet, author);
        _people.Now += TimeSpan.FromDays(8);
        var entry = await _people.RepostAsync(other, tweet, author);
        var undone = await _people.PostAsync(author, "never mind");
        await _people.RepostAsync(other, undone, author);
        await _people.AppendAsync(People.Unrepost(other, undone, author));
        _people.Now += TimeSpan.FromDays(1);
        await _people.PostAsync(author, "newest");

        (await _store.ReadWindowAsync(1, long.MaxValue, None)).EarlierReposts.ShouldBe([new RepostRow(entry, other, tweet)]);
    }

    private static LogCommand Quote(UserId author, TweetId quoted, string text) =>
        LogCommand.Post(People.ProfileOf(author), text, null) with { QuoteOf = quoted };

    private async Task<TweetId> QuoteAsync(UserId author, TweetId quoted, string text) =>
        new((await _people.AppendOneAsync(Quote(author, quoted, text))).Subject);
}
