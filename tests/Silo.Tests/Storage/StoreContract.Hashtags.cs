using System.Collections.Immutable;
using MiniTwitter.Streams;
using MiniTwitter.Tweets;

namespace MiniTwitter.Storage;

/// <summary>Tweets by their hashtags, how those are used, and what an earlier version has written.</summary>
public abstract partial class StoreContract<TDatabase>
{
    [Fact]
    public async Task Tweets_are_found_by_their_hashtags_newest_first_replies_too()
    {
        var (ada, bob) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        var first = await _people.PostAsync(ada, "#Tea and #tea and #milk");
        var reply = await _people.ReplyAsync(bob, first, ada, "more #TEA");
        await _people.PostAsync(ada, "no tea, #teapot");

        (await TaggedAsync("tea")).ShouldBe([reply, first]);
        (await TaggedAsync("milk")).ShouldBe([first]);
        (await TaggedAsync("TEA")).ShouldBeEmpty();
        (await _store.ReadTaggedAsync("tea", reply, 10)).Tweets.ShouldHaveSingleItem().Id.ShouldBe(first);
        (await _store.ReadTaggedAsync("tea", TweetId.Max, 1)).Tweets.ShouldHaveSingleItem().Id.ShouldBe(reply);
    }

    [Fact]
    public async Task An_edit_takes_hashtags_off_and_puts_others_on_and_a_deletion_takes_all()
    {
        var ada = await _people.RegisterAsync();
        var tweet = await _people.PostAsync(ada, "#one #two");

        await _people.AppendAsync(LogCommand.Edit(ada, tweet, "#two #three", null));
        (await TaggedAsync("one")).ShouldBeEmpty();
        (await TaggedAsync("two")).ShouldBe([tweet]);
        (await TaggedAsync("three")).ShouldBe([tweet]);

        await _people.AppendAsync(LogCommand.Edit(ada, tweet, "none", null));
        (await TaggedAsync("three")).ShouldBeEmpty();
        await _people.AppendAsync(LogCommand.Edit(ada, tweet, "#one", null));
        (await TaggedAsync("one")).ShouldBe([tweet]);
        await _people.AppendAsync(LogCommand.Delete(ada, tweet, null));
        (await TaggedAsync("one")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_last_of_several_changes_in_one_batch_decides_the_hashtags()
    {
        var ada = await _people.RegisterAsync();
        var partition = LogPartition.Of(ada);
        var head = (await _store.ReadHeadsAsync(None))[partition];
        var posts = _people.Entries([.. Enumerable.Range(0, 3).Select(_ => LogCommand.Post(People.ProfileOf(ada), "#first", null))]);
        var ids = posts.Select(post => new TweetId(post.NewId)).ToArray();
        var changes = _people.Entries(
            LogCommand.Edit(ada, ids[0], "#second", null), LogCommand.Edit(ada, ids[0], "#third", null), LogCommand.Delete(ada, ids[1], null));

        await _store.AppendAsync(partition, head + 1, [.. posts, .. changes]);

        (await TaggedAsync("first")).ShouldBe([ids[2]]);
        (await TaggedAsync("second")).ShouldBeEmpty();
        (await TaggedAsync("third")).ShouldBe([ids[0]]);
    }

    [Fact]
    public async Task A_refused_change_leaves_the_hashtags_alone()
    {
        var (ada, bob) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        var tweet = await _people.PostAsync(ada, "#mine");

        (await _people.AppendOneAsync(LogCommand.Edit(bob, tweet, "#yours", null))).Status.ShouldBe(AppendStatus.Unchanged);
        (await _people.AppendOneAsync(LogCommand.Delete(bob, tweet, null))).Status.ShouldBe(AppendStatus.Unchanged);

        (await TaggedAsync("mine")).ShouldBe([tweet]);
        (await TaggedAsync("yours")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_committed_later_with_a_hashtag_is_found_in_order_and_once()
    {
        var people = new[] { await _people.RegisterAsync(), await _people.RegisterAsync(), await _people.RegisterAsync() };
        await _people.PostAsync(people[0], "#tea before");
        var position = (await _store.ReadTaggedAsync("tea", TweetId.Max, 10)).AsOf;
        var later = new List<TweetId>();
        foreach (var author in people)
            later.Add(await _people.PostAsync(author, "#tea after"));
        await _people.PostAsync(people[1], "#milk after");

        var (found, asOf) = await _store.ReadNewTaggedAsync("tea", default, position, 10);

        found.Select(tweet => tweet.Id).ShouldBe(later.Order());
        (await _store.ReadNewTaggedAsync("tea", default, position, 2)).Tweets.Select(tweet => tweet.Id).ShouldBe(later.Order().Take(2));
        (await _store.ReadNewTaggedAsync("tea", later.Min(), position, 10)).Tweets.Length.ShouldBe(2);
        (await _store.ReadNewTaggedAsync("tea", default, asOf, 10)).Tweets.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_longest_and_strangest_hashtags_are_kept()
    {
        var ada = await _people.RegisterAsync();
        var longest = string.Concat(Enumerable.Repeat("𝒜", ApiLimits.Hashtag / 2));
        var many = string.Join(' ', Enumerable.Range(0, ApiLimits.HashtagsOfTweet + 5).Select(number => $"#t{number}"));

        var tweet = await _people.PostAsync(ada, $"#{longest} #ΟΔΟΣ #می\u200Cخواهم");
        await _people.PostAsync(ada, many);

        (await TaggedAsync(Hashtag.Of($"#{longest}")[0])).ShouldBe([tweet]);
        (await TaggedAsync("οδοσ")).ShouldBe([tweet]);
        (await TaggedAsync("میخواهم")).ShouldBe([tweet]);
        (await TaggedAsync($"t{ApiLimits.HashtagsOfTweet - 1}")).Length.ShouldBe(1);
        (await TaggedAsync($"t{ApiLimits.HashtagsOfTweet}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_use_of_hashtags_counts_tweets_and_different_people()
    {
        var (ada, bob) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        await _people.PostAsync(ada, "#old");
        await _people.PostAsync(ada, "#tea");
        _people.Now += TimeSpan.FromDays(2);
        var yesterday = _people.Now;
        await _people.PostAsync(ada, "#tea #milk");
        await _people.PostAsync(ada, "#milk");
        await _people.PostAsync(bob, "#tea");
        var gone = await _people.PostAsync(bob, "#tea #gone");
        await _people.AppendAsync(LogCommand.Delete(bob, gone, null));

        (await _store.ReadHashtagUseAsync(People.Start, yesterday, 100)).ShouldBe(
            [new HashtagUse("old", 1, 0, 0), new HashtagUse("tea", 3, 2, 2), new HashtagUse("milk", 2, 2, 1)], ignoreOrder: true);
        (await _store.ReadHashtagUseAsync(yesterday, yesterday, 100)).ShouldBe(
            [new HashtagUse("tea", 2, 2, 2), new HashtagUse("milk", 2, 2, 1)], ignoreOrder: true);
        (await _store.ReadHashtagUseAsync(People.Start, yesterday, 1)).ShouldHaveSingleItem().Tag.ShouldBe("tea");
    }

    [Fact]
    public async Task What_an_earlier_version_has_written_is_found_once_this_one_has_started()
    {
        var (ada, bob) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        var gone = await _people.PostAsync(ada, "#tea, but gone");
        var tweets = (await _people.AppendAsync([.. Enumerable.Repeat(LogCommand.Post(People.ProfileOf(ada), "#Tea", null), Backfill.Batch + 1)]))
            .Select(result => new TweetId(result.Subject)).ToArray();
        await _people.AppendAsync(LogCommand.Delete(ada, gone, null));
        await ForgetAsync("DELETE FROM hashtags", "DELETE FROM user_words", "INSERT INTO backfills (name, reached) VALUES ('hashtags', 0), ('people', 0)");
        (await TaggedAsync("tea")).ShouldBeEmpty();

        var upgraded = await Task.WhenAll(_database.OpenStoreAsync(), _database.OpenStoreAsync());

        (await upgraded[0].ReadTaggedAsync("tea", TweetId.Max, tweets.Length + 1)).Tweets.Select(tweet => tweet.Id).ShouldBe(tweets.OrderDescending());
        (await upgraded[0].ReadHashtagUseAsync(People.Start, People.Start, 10_000)).ShouldHaveSingleItem().RecentPeople.ShouldBe(1);
        (await upgraded[1].FindPeopleAsync(["user"], "", null, 0, 10)).ShouldBe([ada, bob], ignoreOrder: true);
        await _people.PostAsync(bob, "#tea, again");
        (await TaggedAsync("tea")).Length.ShouldBe(tweets.Length + 1);
    }

    [Fact]
    public async Task What_an_earlier_version_has_found_by_another_rule_is_found_by_this_one()
    {
        var ada = await NameAsync("Łucja Ørsted", "lucja_o");
        var tweet = await _people.PostAsync(ada, "#İstanbul #八〇年代");
        await ForgetAsync(
            "DELETE FROM hashtags", $"INSERT INTO hashtags (tag, tweet_id, author) VALUES ('i̇stanbul', {tweet}, {ada}), ('八', {tweet}, {ada})",
            "DELETE FROM user_words", $"INSERT INTO user_words (word, user_id) VALUES ('łucja', {ada}), ('lucja_o', {ada})",
            "DELETE FROM schemaversions WHERE scriptname LIKE '%folding.sql'");

        await _database.OpenStoreAsync();

        (await TaggedAsync("istanbul")).ShouldBe([tweet]);
        (await TaggedAsync("八〇年代")).ShouldBe([tweet]);
        (await TaggedAsync("八")).ShouldBeEmpty();
        (await FindAsync("lucja orsted")).ShouldBe([ada]);
        (await FindAsync("ØRSTED")).ShouldBe([ada]);
    }

    [Fact]
    public async Task What_an_earlier_version_has_written_is_taken_up_where_it_was_interrupted()
    {
        var ada = await _people.RegisterAsync();
        var (before, after) = (await _people.PostAsync(ada, "#before"), await _people.PostAsync(ada, "#after"));
        await ForgetAsync("DELETE FROM hashtags", $"INSERT INTO backfills (name, reached) VALUES ('hashtags', {before.Value})");

        await _database.OpenStoreAsync();

        (await TaggedAsync("before")).ShouldBeEmpty();
        (await TaggedAsync("after")).ShouldBe([after]);
    }

    [Fact]
    public async Task What_a_silo_of_an_earlier_version_appends_is_found_when_one_of_this_version_has_the_log()
    {
        var (ada, bob) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        var partition = LogPartition.Of(ada);
        var (kept, edited, gone) = (await _people.PostAsync(ada, "#tea"), await _people.PostAsync(ada, "#tea"), await _people.PostAsync(ada, "#tea"));
        var indexed = (await _store.ReadHeadsAsync(None))[partition];
        await _people.AppendAsync(LogCommand.Edit(ada, edited, "#milk", null), LogCommand.Delete(ada, gone, null), LogCommand.Follow(ada, bob, null));
        var posted = await _people.PostAsync(ada, "#tea");
        await _people.AppendAsync(LogCommand.SaveProfile(People.ProfileOf(ada) with { DisplayName = "Ada King" }, null));

        // As that silo leaves it: without what it does not know of.
        await ForgetAsync(
            $"UPDATE log_heads SET indexed = {indexed} WHERE partition = {partition.Index}", $"DELETE FROM hashtags WHERE tweet_id IN ({edited}, {posted})",
            $"INSERT INTO hashtags (tag, tweet_id, author) VALUES ('tea', {edited}, {ada}), ('tea', {gone}, {ada})",
            $"DELETE FROM user_words WHERE user_id = {ada}", $"INSERT INTO user_words (word, user_id) VALUES ('byron', {ada})", "DELETE FROM follower_counts");
        (await TaggedAsync("tea")).ShouldBe([edited, kept]);
        await FollowAsync(bob, ada);

        foreach (var log in LogPartition.All)
            await _store.IndexAsync(log);

        (await TaggedAsync("tea")).ShouldBe([posted, kept]);
        (await TaggedAsync("milk")).ShouldBe([edited]);
        (await _store.ReadHashtagUseAsync(People.Start, People.Start, 100)).ShouldBe(
            [new HashtagUse("tea", 2, 2, 1), new HashtagUse("milk", 1, 1, 1)], ignoreOrder: true);
        (await FindAsync("king")).ShouldBe([ada]);
        (await FindAsync("byron")).ShouldBeEmpty();
        await FollowAsync(People.NewUser(), bob);
        (await _store.FindPeopleAsync(["u"], "", null, 0, 10)).ShouldBe([bob, ada]);
    }

    [Fact]
    public async Task What_is_appended_before_that_is_found_all_the_same()
    {
        var ada = await _people.RegisterAsync();
        var before = await _people.PostAsync(ada, "#tea");
        await ForgetAsync("UPDATE log_heads SET indexed = 0", "DELETE FROM hashtags");

        var after = await _people.PostAsync(ada, "#tea");
        (await TaggedAsync("tea")).ShouldBe([after]);
        await _store.IndexAsync(LogPartition.Of(ada));

        (await TaggedAsync("tea")).ShouldBe([after, before]);
    }

    private async Task<ImmutableArray<TweetId>> TaggedAsync(string tag) =>
        [.. (await _store.ReadTaggedAsync(tag, TweetId.Max, 10_000)).Tweets.Select(tweet => tweet.Id)];

    private async Task ForgetAsync(params string[] statements)
    {
        var tweets = _database.Open().OpenTweets();
        using (tweets as IDisposable)
        {
            foreach (var statement in statements)
                await tweets.ExecuteAsync(statement);
        }
    }
}
