using MiniTwitter.Streams;
using MiniTwitter.Tweets;
using MiniTwitter.Users;

namespace MiniTwitter.Storage;

/// <summary>Likes and bookmarks: set once, counted once, listed newest first.</summary>
public abstract partial class StoreContract<TDatabase>
{
    [Fact]
    public async Task A_like_counts_once_however_often_it_is_set_and_cleared()
    {
        var (author, fan) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        var tweet = await _people.PostAsync(author, "like me");

        (await MarkAsync(LogEventKind.Liked, fan, tweet)).ShouldBe(AppendStatus.Committed);
        (await MarkAsync(LogEventKind.Liked, fan, tweet)).ShouldBe(AppendStatus.Unchanged);
        await MarkAsync(LogEventKind.Liked, author, tweet);
        (await ReadAsync(tweet)).Counts.ShouldBe(new TweetCounts(Likes: 2));

        (await MarkAsync(LogEventKind.Unliked, fan, tweet)).ShouldBe(AppendStatus.Committed);
        (await MarkAsync(LogEventKind.Unliked, fan, tweet)).ShouldBe(AppendStatus.Unchanged);
        (await ReadAsync(tweet)).Counts.ShouldBe(new TweetCounts(Likes: 1));
    }

    [Fact]
    public async Task Set_and_cleared_and_set_in_one_batch_is_set()
    {
        var (author, fan) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        var tweet = await _people.PostAsync(author, "make up your mind");

        await _people.AppendAsync(Mark(LogEventKind.Liked, fan, tweet), Mark(LogEventKind.Unliked, fan, tweet), Mark(LogEventKind.Liked, fan, tweet));
        await _people.AppendAsync(Mark(LogEventKind.Unliked, fan, tweet), Mark(LogEventKind.Liked, fan, tweet));

        (await ReadAsync(tweet)).Counts.Likes.ShouldBe(1);
        (await _store.ReadMarkersAsync(tweet, TweetMarks.Liked, long.MaxValue, null, 10)).ShouldHaveSingleItem().End.ShouldBe(fan);
    }

    [Fact]
    public async Task Marks_of_users_in_different_partitions_are_summed()
    {
        var author = await _people.RegisterAsync();
        var tweet = await _people.PostAsync(author, "popular");
        var fans = Enumerable.Range(0, 40).Select(_ => People.NewUser()).ToArray();
        fans.Select(LogPartition.Of).Distinct().Count().ShouldBeGreaterThan(2);

        foreach (var fan in fans)
            await MarkAsync(LogEventKind.Liked, fan, tweet);

        (await ReadAsync(tweet)).Counts.Likes.ShouldBe(40);
        (await _store.ReadWindowAsync(1, long.MaxValue, None)).Tweets[0].Counts.Likes.ShouldBe(40);
    }

    [Fact]
    public async Task What_is_deleted_or_never_was_is_not_marked()
    {
        var (author, fan) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        var tweet = await _people.PostAsync(author, "gone");
        await _people.AppendAsync(LogCommand.Delete(author, tweet, null));

        foreach (var kind in (LogEventKind[])[LogEventKind.Liked, LogEventKind.Bookmarked])
        {
            (await MarkAsync(kind, fan, tweet)).ShouldBe(AppendStatus.Unchanged);
            (await MarkAsync(kind, fan, new TweetId(tweet.Value + 1))).ShouldBe(AppendStatus.Unchanged);
        }

        (await _store.ReadMarksAsync(fan, [tweet])).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_users_marks_are_read_by_tweet_and_newest_first()
    {
        var (author, fan) = (await _people.RegisterAsync(), await _people.RegisterAsync());
        var tweets = new List<TweetId>();
        for (var i = 0; i < 4; i++)
            tweets.Add(await _people.PostAsync(author, $"{i}"));
        foreach (var liked in (int[])[2, 0, 1])
            await MarkAsync(LogEventKind.Liked, fan, tweets[liked]);
        await MarkAsync(LogEventKind.Bookmarked, fan, tweets[1]);
        await MarkAsync(LogEventKind.Liked, author, tweets[3]);

        (await _store.ReadMarksAsync(fan, tweets)).ShouldBe(
            new Dictionary<TweetId, TweetMarks>
            {
                [tweets[0]] = TweetMarks.Liked,
                [tweets[1]] = TweetMarks.Liked | TweetMarks.Bookmarked,
                [tweets[2]] = TweetMarks.Liked,
            },
            ignoreOrder: true);
        var newest = await _store.ReadNewestMarksAsync(fan, 2);
        newest[TweetMarks.Liked].ShouldBe([tweets[2], tweets[1]]);
        newest[TweetMarks.Bookmarked].ShouldBe([tweets[1]]);
        newest[TweetMarks.Reposted].ShouldBeEmpty();

        var marked = await _store.ReadMarkedAsync(fan, TweetMarks.Liked, long.MaxValue, null, 10);
        marked.Select(edge => edge.End).ShouldBe([tweets[1], tweets[0], tweets[2]]);
        (await _store.ReadMarkedAsync(fan, TweetMarks.Liked, marked[0].Id, null, 1)).ShouldBe([marked[1]]);
        (await _store.ReadMarkedAsync(fan, TweetMarks.Liked, long.MaxValue, marked[2].Id, 10)).ShouldBe([marked[1], marked[0]]);

        await _people.AppendAsync(LogCommand.Delete(author, tweets[1], null));
        (await _store.ReadMarkedAsync(fan, TweetMarks.Liked, long.MaxValue, null, 10)).Select(edge => edge.End).ShouldBe([tweets[0], tweets[2]]);
        (await _store.ReadMarkedAsync(fan, TweetMarks.Bookmarked, long.MaxValue, null, 10)).ShouldBeEmpty();
    }

    private static LogCommand Mark(LogEventKind kind, UserId user, TweetId tweet) => LogCommand.Mark(kind, user, tweet, key: null);

    private async Task<AppendStatus> MarkAsync(LogEventKind kind, UserId user, TweetId tweet) =>
        (await _people.AppendOneAsync(Mark(kind, user, tweet))).Status;
}
