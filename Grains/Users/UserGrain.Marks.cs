using System.Collections.Immutable;
using MiniTwitter.Streams;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;

namespace MiniTwitter.Users;

/// <summary>What the user likes, has bookmarked and has reposted. It stands on every tweet that the user reads.</summary>
internal sealed partial class UserGrain
{
    // Of each mark.
    private IReadOnlyDictionary<TweetMarks, MarkedTweets> _marked = null!;

    public Task<Result<Tweet>> LikeAsync(TweetId tweet, IdempotencyKey? key) => MarkAsync(LogEventKind.Liked, tweet, key);

    public Task<Result<Tweet>> UnlikeAsync(TweetId tweet, IdempotencyKey? key) => TakeBackSeenAsync(TweetMarks.Liked, tweet, key);

    public Task<Result<Tweet>> BookmarkAsync(TweetId tweet, IdempotencyKey? key) => MarkAsync(LogEventKind.Bookmarked, tweet, key);

    public Task<Result<Tweet>> UnbookmarkAsync(TweetId tweet, IdempotencyKey? key) => TakeBackSeenAsync(TweetMarks.Bookmarked, tweet, key);

    public async Task<Result<TakenBack>> TakeBackAsync(TweetMarks mark, TweetId tweet, IdempotencyKey? key)
    {
        await SettleAsync();
        if (_profile is null)
            return Refusal.UserNotFound;
        if (await UnmarkAsync(mark, tweet, key) is not { } command)
            return Refusal.TweetNotFound;
        var committed = await CommitAsync(command, Fingerprint.Of(command.Kind, tweet.Value));
        if (!committed.Succeeded(out var result, out var refusal))
            return refusal;
        if (result.Status != AppendStatus.Repeated)
            _marked[mark].Set(tweet, isMarked: false);
        if (mark is TweetMarks.Reposted && result.Status == AppendStatus.Committed)
            _timeline?.Remove(new TweetId(result.Subject));
        var shown = (await GetTweetAsync(tweet)).Value;
        return shown is null && result.Status == AppendStatus.Unchanged ? Refusal.TweetNotFound : new TakenBack(shown);
    }

    // Asked for by web nodes of earlier versions.
    private async Task<Result<Tweet>> TakeBackSeenAsync(TweetMarks mark, TweetId tweet, IdempotencyKey? key)
    {
        var taken = await TakeBackAsync(mark, tweet, key);
        if (!taken.Succeeded(out var back, out var refusal))
            return refusal;
        return back.Tweet is { } shown ? shown : Refusal.TweetNotFound;
    }

    // Null when there is no such tweet. The author is needed to tell who is concerned, also when the tweet is deleted or hidden.
    private async ValueTask<LogCommand?> UnmarkAsync(TweetMarks mark, TweetId tweet, IdempotencyKey? key)
    {
        if (mark is TweetMarks.Liked or TweetMarks.Bookmarked)
            return LogCommand.Mark(mark is TweetMarks.Liked ? LogEventKind.Unliked : LogEventKind.Unbookmarked, Me, tweet, key);
        if (await views.FindAsync(tweet) is { } original)
            return LogCommand.Unrepost(Me, RepostOf.Of(original), key);
        return await store.FindAuthorAsync(tweet) is { } author ? LogCommand.Unrepost(Me, new RepostOf(tweet, author, AnsweredId: null), key) : null;
    }

    public async Task<Result<Page<TweetJson>>> GetBookmarksAsync(PageRequest page)
    {
        var found = await EdgePages.ReadTweetsAsync(page, views, (before, after, limit) => store.ReadMarkedAsync(Me, TweetMarks.Bookmarked, before, after, limit));
        return found.Succeeded(out var marked, out var refusal)
            ? await ShowMarksAsync(_hiding.Show(marked))
            : refusal;
    }

    private async Task<ImmutableArray<TweetMarks>> GetMarksAsync(ImmutableArray<TweetId> tweets)
    {
        TweetId[] unknown = [.. tweets.Where(tweet => KnownMarks(tweet) is null)];
        var read = unknown.Length == 0 ? null : await ReadMarksAsync(unknown);
        return [.. tweets.Select(tweet => KnownMarks(tweet) ?? read?.GetValueOrDefault(tweet) ?? TweetMarks.None)];
    }

    private async Task<Result<Tweet>> MarkAsync(LogEventKind kind, TweetId tweet, IdempotencyKey? key)
    {
        await SettleAsync();
        if (_profile is null)
            return Refusal.UserNotFound;
        if (await FindAsync(tweet) is null)
            return Refusal.TweetNotFound;

        var committed = await CommitAsync(LogCommand.Mark(kind, Me, tweet, key), Fingerprint.Of(kind, tweet.Value));
        if (!committed.Succeeded(out var result, out var refusal))
            return refusal;
        var mark = kind is LogEventKind.Liked or LogEventKind.Unliked ? TweetMarks.Liked : TweetMarks.Bookmarked;
        return await ShowMarkedAsync(tweet, mark, isMarked: kind is LogEventKind.Liked or LogEventKind.Bookmarked, result);
    }

    private async Task<Result<Tweet>> ShowMarkedAsync(TweetId tweet, TweetMarks mark, bool isMarked, AppendResult result)
    {
        // What was not marked and yet is unchanged is gone: this silo has not heard of it so far.
        if (result.Status == AppendStatus.Unchanged && isMarked && _marked[mark].Contains(tweet) is false)
            return Refusal.TweetNotFound;
        if (result.Status != AppendStatus.Repeated)
            _marked[mark].Set(tweet, isMarked);

        return await GetTweetAsync(tweet);
    }

    private async Task LoadMarksAsync() =>
        _marked = (await store.ReadNewestMarksAsync(Me, MarkedTweets.Capacity)).ToDictionary(mark => mark.Key, mark => new MarkedTweets(mark.Value));

    private async ValueTask<Page<TweetJson>> ShowMarksAsync(Page<TweetJson> page)
    {
        if (_marked.Values.All(marked => marked.IsEmpty))
            return page;
        var marks = await GetMarksAsync([.. page.Items.Select(tweet => tweet.Id)]);
        return page with { Items = [.. page.Items.Zip(marks, (tweet, mark) => tweet with { Marks = mark })] };
    }

    // Null when only the database knows.
    private TweetMarks? KnownMarks(TweetId tweet)
    {
        var marks = TweetMarks.None;
        foreach (var (mark, marked) in _marked)
        {
            if (marked.Contains(tweet) is not { } isMarked)
                return null;
            marks |= isMarked ? mark : TweetMarks.None;
        }

        return marks;
    }

    private async Task<IReadOnlyDictionary<TweetId, TweetMarks>?> ReadMarksAsync(TweetId[] tweets)
    {
        try
        {
            return await store.ReadMarksAsync(Me, tweets);
        }
        catch (StorageUnavailableException)
        {
            // Who reads goes on reading: without the marks on old tweets of those who have marked very many.
            return null;
        }
    }
}
