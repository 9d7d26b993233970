using MiniTwitter.Streams;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Storage;

/// <summary>What both databases promise. A class per database runs all of it.</summary>
public abstract partial class StoreContract<TDatabase> : IAsyncLifetime
    where TDatabase : TestDatabase, new()
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TDatabase _database = new();
    private TweetStore _store = null!;
    private People _people = null!;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _store = await _database.OpenStoreAsync();
        _people = new People(_store);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    // Appending and the fence

    [Fact]
    public async Task A_batch_takes_consecutive_numbers_and_comes_back_from_the_log()
    {
        var user = People.NewUser();
        var other = People.NewUser();
        var profile = People.ProfileOf(user);

        var results = await _people.AppendAsync(
            LogCommand.SaveProfile(profile, null), LogCommand.Post(profile, "one", null), LogCommand.Follow(user, other, null), LogCommand.Post(profile, "two", null));

        results.Select(result => result.Status).ShouldAllBe(status => status == AppendStatus.Committed);
        results.Select(result => result.Seq).ShouldBe([1, 2, 3, 4]);
        var log = await _store.ReadLogAsync(LogPartition.Of(user), 0, 10, None);
        log.Select(change => change.Seq).ShouldBe([1, 2, 3, 4]);
        log.Select(change => change.Kind).ShouldBe([LogEventKind.ProfileSaved, LogEventKind.Posted, LogEventKind.Followed, LogEventKind.Posted]);
        log.Select(change => change.Text).ShouldBe([null, "one", null, "two"]);
        log.Select(change => change.Profile).ShouldBe([profile, profile, null, profile]);
        log.Select(change => change.At).ShouldBe(results.Select(result => result.At));
        log[2].Subject.ShouldBe(other.Value);
        (await _store.ReadLogAsync(LogPartition.Of(user), 1, 2, None)).Select(change => change.Seq).ShouldBe([2, 3]);
    }

    [Fact]
    public async Task A_number_that_exists_is_fenced_and_nothing_of_the_batch_stays()
    {
        var user = People.NewUser();
        await _people.PostAsync(user, "first");

        var append = _store.AppendAsync(LogPartition.Of(user), 1, _people.Entries(LogCommand.Post(People.ProfileOf(user), "late", null)));

        await append.ShouldThrowAsync<LogFencedException>();
        (await _store.ReadOlderAsync(HomeOf([user]), TweetId.Max, 10)).Select(tweet => tweet.Text).ShouldBe(["first"]);
        (await _store.ReadHeadsAsync(None))[LogPartition.Of(user)].ShouldBe(1);
    }

    [Fact]
    public async Task A_number_that_leaves_a_gap_is_fenced()
    {
        var user = People.NewUser();
        var append = _store.AppendAsync(LogPartition.Of(user), 2, _people.Entries(LogCommand.Post(People.ProfileOf(user), "too far", null)));
        await append.ShouldThrowAsync<LogFencedException>();
    }

    [Fact]
    public async Task Two_writers_at_once_share_the_numbers_without_gap_or_twin()
    {
        var second = await _database.OpenStoreAsync();
        var users = Enumerable.Range(0, 16).Select(_ => People.NewUser()).ToArray();
        var writers = users.Select((user, i) => WriteAsync(new People(i % 2 == 0 ? _store : second), user)).ToArray();
        await Task.WhenAll(writers);

        var heads = await _store.ReadHeadsAsync(None);
        heads.Seqs.Sum().ShouldBe(16 * 8);
        foreach (var partition in LogPartition.All)
        {
            var log = await second.ReadLogAsync(partition, 0, 1000, None);
            log.Select(change => change.Seq).ShouldBe(Enumerable.Range(1, (int)heads[partition]).Select(seq => (long)seq));
        }

        static async Task WriteAsync(People people, UserId user)
        {
            for (var i = 0; i < 8; i++)
            {
                try
                {
                    await people.AppendAsync(LogCommand.Follow(user, People.NewUser(), null));
                }
                catch (LogFencedException)
                {
                    i--;
                }
            }
        }
    }

    [Fact]
    public async Task A_fenced_batch_fails_alone()
    {
        var users = Enumerable.Range(0, 100).Select(_ => People.NewUser()).DistinctBy(LogPartition.Of).Take(4).ToArray();
        users.Length.ShouldBe(4);
        var appends = users.Select((user, i) => _store.AppendAsync(
            LogPartition.Of(user), i == 1 ? 7 : 1, _people.Entries(LogCommand.Post(People.ProfileOf(user), $"{i}", null)))).ToArray();

        await appends[1].ShouldThrowAsync<LogFencedException>();
        foreach (var i in (int[])[0, 2, 3])
            (await appends[i])[0].Status.ShouldBe(AppendStatus.Committed);
        (await _store.ReadOlderAsync(HomeOf(users), TweetId.Max, 10)).Select(tweet => tweet.Text).ShouldBe(["3", "2", "0"], ignoreOrder: true);
    }

    // Idempotency

    [Fact]
    public async Task The_same_key_and_request_answers_the_first_result()
    {
        var post = LogCommand.Post(People.ProfileOf(People.NewUser()), "once", People.Key("k1")) with { Fingerprint = 7 };
        var first = await _people.AppendOneAsync(post);
        var again = await _people.AppendOneAsync(post);

        again.ShouldBe(first with { Status = AppendStatus.Repeated });
        (await _store.ReadOlderAsync(HomeOf([post.Actor]), TweetId.Max, 10)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_with_another_request_is_refused()
    {
        var user = People.NewUser();
        await _people.AppendOneAsync(LogCommand.Post(People.ProfileOf(user), "a", People.Key("k1")) with { Fingerprint = 7 });
        var other = await _people.AppendOneAsync(LogCommand.Post(People.ProfileOf(user), "b", People.Key("k1")) with { Fingerprint = 8 });

        other.Status.ShouldBe(AppendStatus.KeyReused);
        (await _store.ReadOlderAsync(HomeOf([user]), TweetId.Max, 10)).Select(tweet => tweet.Text).ShouldBe(["a"]);
    }

    [Fact]
    public async Task A_key_is_free_again_after_a_day_but_not_before()
    {
        var post = LogCommand.Post(People.ProfileOf(People.NewUser()), "daily", People.Key("k1"));
        var first = await _people.AppendOneAsync(post);
        _people.Now = first.At.AddHours(24).AddMilliseconds(-2);
        (await _people.AppendOneAsync(post)).Status.ShouldBe(AppendStatus.Repeated);
        (await _people.AppendOneAsync(post)).Status.ShouldBe(AppendStatus.Committed);
        (await _people.AppendOneAsync(post)).Seq.ShouldBe(2);
    }

    [Fact]
    public async Task A_key_twice_in_one_batch_is_done_once()
    {
        var post = LogCommand.Post(People.ProfileOf(People.NewUser()), "double", People.Key("k1"));
        var results = await _people.AppendAsync(post, post, post with { Fingerprint = 9 });

        results.Select(result => result.Status).ShouldBe([AppendStatus.Committed, AppendStatus.Repeated, AppendStatus.KeyReused]);
        results[1].Subject.ShouldBe(results[0].Subject);
        (await _store.ReadHeadsAsync(None))[LogPartition.Of(post.Actor)].ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_of_two_users_is_two_keys()
    {
        var results = await Task.WhenAll(
            _people.AppendOneAsync(LogCommand.Post(People.ProfileOf(await _people.RegisterAsync()), "mine", People.Key("k"))),
            Task.FromResult(new AppendResult()));
        results[0].Status.ShouldBe(AppendStatus.Committed);
        (await _people.AppendOneAsync(LogCommand.Post(People.ProfileOf(People.NewUser()), "yours", People.Key("k")))).Status.ShouldBe(AppendStatus.Committed);
    }

    // Tweets

    [Fact]
    public async Task An_edit_keeps_the_old_versions_with_the_time_each_became_current()
    {
        var author = People.NewUser();
        var tweet = await _people.PostAsync(author, "v1");
        var second = await _people.AppendOneAsync(LogCommand.Edit(author, tweet, "v2", null));
        var third = await _people.AppendOneAsync(LogCommand.Edit(author, tweet, "v3", null));

        (await _store.ReadHistoryAsync(tweet, long.MaxValue, 10)).Select(version => version.End)
            .ShouldBe([new("v3", third.At), new("v2", second.At), new("v1", tweet.CreatedAt)]);
        var stored = (await _store.ReadTweetsAsync([tweet])).ShouldHaveSingleItem();
        stored.ShouldBe(new StoredTweet(tweet, author, "v3", third.At, 1));
        (await _store.ReadLogAsync(LogPartition.Of(author), 0, 10, None)).Select(change => change.Text).ShouldBe(["v3", "v3", "v3"]);
    }

    [Fact]
    public async Task An_edit_to_the_same_text_is_none()
    {
        var author = People.NewUser();
        var tweet = await _people.PostAsync(author, "v1");

        (await _people.AppendOneAsync(LogCommand.Edit(author, tweet, "v1", null))).Status.ShouldBe(AppendStatus.Unchanged);

        (await _store.ReadHistoryAsync(tweet, long.MaxValue, 10)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_tweet_keeps_100_versions_and_is_then_edited_no_more()
    {
        var author = People.NewUser();
        var tweet = await _people.PostAsync(author, "0");
        await _people.AppendAsync([.. Enumerable.Range(1, 60).Select(edit => LogCommand.Edit(author, tweet, $"{edit}", null))]);
        await _people.AppendAsync([.. Enumerable.Range(61, 60).Select(edit => LogCommand.Edit(author, tweet, $"{edit}", null))]);

        (await _people.AppendOneAsync(LogCommand.Edit(author, tweet, "more", null))).Status.ShouldBe(AppendStatus.Unchanged);

        var versions = await _store.ReadHistoryAsync(tweet, long.MaxValue, 200);
        versions.Select(version => version.End.Text).ShouldBe(Enumerable.Range(0, 100).Reverse().Select(edit => $"{edit}"));
        (await _store.ReadHistoryAsync(tweet, versions[50].Id, 3)).Select(version => version.End.Text).ShouldBe(["48", "47", "46"]);
    }

    [Fact]
    public async Task The_newest_window_is_bounded_in_bytes()
    {
        var author = await _people.RegisterAsync();
        for (var i = 0; i < 5; i++)
            await _people.PostAsync(author, $"{i}{new string('x', 10_000)}");

        var window = await _store.ReadWindowAsync(100, 100_000, None);

        window.Tweets.Length.ShouldBeInRange(1, 3);
        window.Complete.ShouldBeFalse();
        (await _store.ReadWindowAsync(100, 1, None)).Tweets.Length.ShouldBe(1);
    }

    [Fact]
    public async Task Every_version_is_found_by_the_change_that_made_it_also_when_all_are_made_in_a_millisecond()
    {
        var author = People.NewUser();
        var tweet = await _people.PostAsync(author, "v1");
        var entries = _people.Entries(LogCommand.Edit(author, tweet, "v2", null), LogCommand.Edit(author, tweet, "v3", null));
        var edits = await _store.AppendAsync(LogPartition.Of(author), 2, [.. entries.Select(entry => entry with { At = entries[0].At })]);

        var versions = await Task.WhenAll(new[] { 1, edits[0].Seq, edits[1].Seq }.Select(seq => _store.ReadVersionAsync(tweet, seq)));
        versions.ShouldBe(["v1", "v2", "v3"]);

        await _people.AppendOneAsync(LogCommand.Delete(author, tweet, null));
        (await _store.ReadVersionAsync(tweet, 1)).ShouldBeNull();
    }

    [Fact]
    public async Task Only_the_author_edits()
    {
        var tweet = await _people.PostAsync(People.NewUser(), "mine");
        (await _people.AppendOneAsync(LogCommand.Edit(People.NewUser(), tweet, "yours", null))).Status.ShouldBe(AppendStatus.Unchanged);
        (await _people.AppendOneAsync(LogCommand.Edit(People.NewUser(), new TweetId(12345), "nobody's", null))).Status.ShouldBe(AppendStatus.Unchanged);
        (await _store.ReadTweetsAsync([tweet]))[0].Text.ShouldBe("mine");
    }

    [Fact]
    public async Task A_deleted_tweet_and_its_versions_never_come_out_again()
    {
        var author = People.NewUser();
        var tweet = await _people.PostAsync(author, "secret one");
        await _people.AppendAsync(LogCommand.Edit(author, tweet, "secret two", null));
        (await _people.AppendOneAsync(LogCommand.Delete(author, tweet, null))).Status.ShouldBe(AppendStatus.Committed);

        (await _people.AppendOneAsync(LogCommand.Delete(author, tweet, null))).Status.ShouldBe(AppendStatus.Unchanged);
        (await _people.AppendOneAsync(LogCommand.Edit(author, tweet, "back", null))).Status.ShouldBe(AppendStatus.Unchanged);
        (await _store.ReadTweetsAsync([tweet])).ShouldBeEmpty();
        (await _store.ReadHistoryAsync(tweet, long.MaxValue, 10)).ShouldBeEmpty();
        (await _store.ReadOlderAsync(HomeOf([author]), TweetId.Max, 10)).ShouldBeEmpty();
        (await _store.ReadOlderAsync(TimelineScope.Everybody, TweetId.Max, 10)).ShouldNotContain(other => other.Id == tweet);
        (await _store.ReadWindowAsync(10, long.MaxValue, None)).Tweets.ShouldNotContain(other => other.Id == tweet);
        (await _store.ReadLogAsync(LogPartition.Of(author), 0, 10, None)).ShouldAllBe(change => change.Text == null);
        (await _store.FindAuthorAsync(tweet)).ShouldBe(author);
        (await _store.FindAuthorAsync(new TweetId(tweet.Value + 1))).ShouldBeNull();
        (await _store.ReadLastTweetIdAsync(LogPartition.Of(author))).ShouldBe(tweet);
    }

    [Fact]
    public async Task A_tweet_posted_edited_and_deleted_in_one_batch_is_gone()
    {
        var author = People.ProfileOf(People.NewUser());
        var entries = _people.Entries(LogCommand.Post(author, "short-lived", null));
        var tweet = new TweetId(entries[0].NewId);
        entries = [.. entries, .. _people.Entries(LogCommand.Edit(author.Id, tweet, "still", null), LogCommand.Delete(author.Id, tweet, null))];
        var results = await _store.AppendAsync(LogPartition.Of(author.Id), 1, entries);

        results.Select(result => result.Seq).ShouldBe([1, 2, 3]);
        (await _store.ReadHistoryAsync(tweet, long.MaxValue, 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Older_pages_merge_the_authors_newest_first()
    {
        var authors = Enumerable.Range(0, 5).Select(_ => People.NewUser()).ToArray();
        var stranger = People.NewUser();
        var posted = new List<TweetId>();
        for (var i = 0; i < 30; i++)
        {
            posted.Add(await _people.PostAsync(authors[i % 5], $"tweet {i}"));
            await _people.PostAsync(stranger, "elsewhere");
        }

        var first = await _store.ReadOlderAsync(HomeOf(authors), TweetId.Max, 12);
        var second = await _store.ReadOlderAsync(HomeOf(authors), first[^1].Id, 100);

        first.Concat(second).Select(tweet => tweet.Id).ShouldBe(posted.OrderDescending());
        (await _store.ReadOlderAsync(TimelineScope.Everybody, TweetId.Max, 60)).Length.ShouldBe(60);
        (await _store.ReadOlderAsync(HomeOf([]), TweetId.Max, 60)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Newer_pages_count_commits_and_not_ids()
    {
        var author = People.NewUser();
        await _people.PostAsync(author, "seen");
        var position = await _store.ReadHeadsAsync(None);
        // Committed later, with an older id.
        var late = _people.Entries(LogCommand.Post(People.ProfileOf(author), "late", null))[0] with { NewId = TimeSortableId.FirstAt(People.Start.AddDays(-1)) | ((long)LogPartition.Of(author).Index << 14) };
        await _store.AppendAsync(LogPartition.Of(author), 2, [late]);
        await _people.PostAsync(author, "new");
        var upTo = await _store.ReadHeadsAsync(None);
        await _people.PostAsync(author, "beyond");

        foreach (var scope in (TimelineScope[])[HomeOf([author, People.NewUser()]), TimelineScope.Everybody])
        {
            (await _store.ReadNewerAsync(scope, new TweetId(0), position, upTo, 10)).Select(tweet => tweet.Text).ShouldBe(["late", "new"]);
            (await _store.ReadNewerAsync(scope, new TweetId(0), position, upTo, 1)).Select(tweet => tweet.Text).ShouldBe(["late"]);
            (await _store.ReadNewerAsync(scope, new TweetId(late.NewId), position, upTo, 10)).Select(tweet => tweet.Text).ShouldBe(["new"]);
        }
    }

    [Fact]
    public async Task The_window_is_the_newest_tweets_with_authors_and_heads()
    {
        var (first, second) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        await _people.PostAsync(first, "old");
        await _people.PostAsync(second, "new");
        var heads = await _store.ReadHeadsAsync(None);

        var one = await _store.ReadWindowAsync(1, long.MaxValue, None);
        one.Tweets.Select(tweet => tweet.Text).ShouldBe(["new"]);
        one.Authors.ShouldBe([People.ProfileOf(second)]);
        one.Complete.ShouldBeFalse();
        one.Heads.ShouldBe(heads);
        var all = await _store.ReadWindowAsync(2, long.MaxValue, None);
        all.Tweets.Select(tweet => tweet.Text).ShouldBe(["new", "old"]);
        all.Complete.ShouldBeTrue();
    }

    // Users and edges

    [Fact]
    public async Task A_handle_is_found_without_case_and_kept_as_typed()
    {
        var user = People.NewUser();
        var handle = People.HandleOf($"Ab_{user.Value % 100000}");
        await _people.AppendAsync(LogCommand.SaveProfile(People.ProfileOf(user) with { Handle = handle }, null));

        (await _store.FindUserAsync(People.HandleOf(handle.Value.ToUpperInvariant()))).ShouldBe(user);
        (await _store.FindUserAsync(People.HandleOf("nobody_at_all"))).ShouldBeNull();
        (await _store.ReadUsersAsync([user])).Cards.ShouldHaveSingleItem().Profile.Handle.Value.ShouldBe(handle.Value);
    }

    [Fact]
    public async Task A_saved_profile_replaces_the_old_one()
    {
        var user = await _people.RegisterAsync();
        var changed = People.ProfileOf(user) with { DisplayName = "新しい名前", Bio = null, Location = "Here" };
        await _people.AppendAsync(LogCommand.SaveProfile(changed, null));
        (await _store.ReadUsersAsync([user])).Cards[0].Profile.ShouldBe(changed);
    }

    [Fact]
    public async Task A_handle_of_somebody_else_is_a_fault()
    {
        var user = await _people.RegisterAsync();
        var thief = People.ProfileOf(People.NewUser()) with { Handle = People.ProfileOf(user).Handle };
        await _people.AppendAsync(LogCommand.SaveProfile(thief, null)).ShouldThrowAsync<InvalidOperationException>();
        (await _people.AppendOneAsync(LogCommand.Post(thief, "still working", null))).Status.ShouldBe(AppendStatus.Committed);
    }

    [Fact]
    public async Task Counts_come_with_the_heads_they_are_true_at()
    {
        var (user, other) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        var tweet = await _people.PostAsync(user, "one");
        await _people.PostAsync(user, "two");
        await _people.AppendAsync(LogCommand.Delete(user, tweet, null));
        await _people.AppendAsync(LogCommand.Follow(user, other, null));

        var (cards, asOf) = await _store.ReadUsersAsync([user, other, People.NewUser()]);
        cards.Single(card => card.Profile.Id == user).ShouldBe(new UserCard(People.ProfileOf(user), 1, 0, 1));
        cards.Single(card => card.Profile.Id == other).ShouldBe(new UserCard(People.ProfileOf(other), 0, 1, 0));
        cards.Length.ShouldBe(2);
        asOf.ShouldBe(await _store.ReadHeadsAsync(None));
    }

    [Fact]
    public async Task Following_twice_changes_nothing_and_so_does_unfollowing_twice()
    {
        var (user, other) = (People.NewUser(), People.NewUser());
        var statuses = (await _people.AppendAsync(
            LogCommand.Follow(user, other, null), LogCommand.Follow(user, other, null),
            LogCommand.Unfollow(user, other, null), LogCommand.Unfollow(user, other, null))).Select(result => result.Status);

        statuses.ShouldBe([AppendStatus.Committed, AppendStatus.Unchanged, AppendStatus.Committed, AppendStatus.Unchanged]);
        (await _store.ReadFolloweesAsync(user)).ShouldBeEmpty();
        await _people.AppendAsync(LogCommand.Follow(user, other, null));
        await _people.AppendAsync(LogCommand.Unfollow(user, other, null), LogCommand.Follow(user, other, null));
        (await _store.ReadFolloweesAsync(user)).ShouldBe([other]);
    }

    [Fact]
    public async Task Edges_page_in_both_directions_by_edge_id()
    {
        var user = People.NewUser();
        var others = Enumerable.Range(0, 7).Select(_ => People.NewUser()).ToArray();
        foreach (var other in others)
            await _people.AppendAsync(LogCommand.Follow(user, other, null));
        foreach (var other in others)
            await _people.AppendAsync(LogCommand.Follow(other, user, null));

        foreach (var direction in (EdgeDirection[])[EdgeDirection.Following, EdgeDirection.Followers])
        {
            var first = await _store.ReadEdgesAsync(user, direction, long.MaxValue, null, 3);
            var rest = await _store.ReadEdgesAsync(user, direction, first[^1].Id, null, 10);
            first.Concat(rest).Select(edge => edge.End).ShouldBe(others.Reverse());
            var newer = await _store.ReadEdgesAsync(user, direction, long.MaxValue, first[^1].Id, 10);
            newer.Select(edge => edge.End).ShouldBe(others[^2..]);
        }
    }

    [Fact]
    public async Task Relationships_tell_both_directions()
    {
        var viewer = People.NewUser();
        var (followed, follower, both, none) = (People.NewUser(), People.NewUser(), People.NewUser(), People.NewUser());
        await _people.AppendAsync(LogCommand.Follow(viewer, followed, null), LogCommand.Follow(viewer, both, null));
        await _people.AppendAsync(LogCommand.Follow(follower, viewer, null));
        await _people.AppendAsync(LogCommand.Follow(both, viewer, null));

        (await _store.ReadRelationshipsAsync(viewer, [followed, follower, both, none])).ShouldBe(
            new Dictionary<UserId, Standing>
            {
                [followed] = new(true, false, false, false, false),
                [follower] = new(false, true, false, false, false),
                [both] = new(true, true, false, false, false),
                [none] = default,
            },
            ignoreOrder: true);
    }

    [Fact]
    public async Task Pruning_takes_the_oldest_rows_and_keeps_the_newest_and_the_head()
    {
        var user = People.NewUser();
        var partition = LogPartition.Of(user);
        var tweet = default(TweetId);
        for (var i = 0; i < 10; i++)
            tweet = await _people.PostAsync(user, $"{i}");
        var later = _people.Now.AddDays(2);

        (await _store.PruneLogAsync(partition, People.Start, 0, 100)).ShouldBe(0);
        (await _store.PruneLogAsync(partition, later, 3, 5)).ShouldBe(5);
        (await _store.PruneLogAsync(partition, later, 3, 5)).ShouldBe(2);
        (await _store.PruneLogAsync(partition, later, 3, 5)).ShouldBe(0);
        (await _store.ReadLogAsync(partition, 0, 100, None)).Select(change => change.Seq).ShouldBe([8, 9, 10]);
        (await _store.ReadHeadsAsync(None))[partition].ShouldBe(10);
        (await _store.ReadLastTweetIdAsync(partition)).ShouldBe(tweet);
        (await _store.ReadOlderAsync(HomeOf([user]), TweetId.Max, 100)).Length.ShouldBe(10);
    }

    [Fact]
    public async Task Four_processes_create_the_schema_at_once()
    {
        await using var fresh = new TDatabase();
        await fresh.InitializeAsync();
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(fresh.OpenStoreAsync, None)));
        foreach (var store in stores)
            (await store.ReadHeadsAsync(None)).ShouldBe(LogPosition.Start);
    }
}

public sealed class SqliteStore : StoreContract<SqliteDirectory>;

public sealed class PostgresStore : StoreContract<PostgresServer>;
