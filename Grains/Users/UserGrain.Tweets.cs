using MiniTwitter.Streams;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;

namespace MiniTwitter.Users;

/// <summary>What the user writes: check → durable → then tell.</summary>
internal sealed partial class UserGrain
{
    public async Task<Result<Tweet>> PostAsync(string text, IdempotencyKey? key)
    {
        await SettleAsync();
        if (_profile is null)
            return Refusal.UserNotFound;
        if (!TweetRules.Check(text).Succeeded(out var checkedText, out var refusal))
            return refusal;

        var committed = await CommitAsync(
            LogCommand.Post(_profile, checkedText, key), Fingerprint.Of(LogEventKind.Posted, 0, checkedText));
        if (!committed.Succeeded(out var result, out refusal))
            return refusal;
        AddOwn(new TimelineEntry(new TweetId(result.Subject), result.Seq));
        if (result.Status == AppendStatus.Repeated)
            return await ShowFirstResultAsync(result, editedAt: null);

        var tweet = new StoredTweet(new TweetId(result.Subject), Me, checkedText, EditedAt: null, result.Seq);
        return TweetViews.View(tweet, _profile.ToAuthor());
    }

    public async Task<Result<Tweet>> EditAsync(TweetId tweet, string text, IdempotencyKey? key)
    {
        await SettleAsync();
        if (_profile is null)
            return Refusal.UserNotFound;
        if (!TweetRules.Check(text).Succeeded(out var checkedText, out var refusal))
            return refusal;
        if (await views.FindAsync(tweet) is not { } present)
            return Refusal.TweetNotFound;
        if (present.Author.Id != Me)
            return Refusal.NotYourTweet;

        var committed = await CommitAsync(
            LogCommand.Edit(Me, tweet, checkedText, key), Fingerprint.Of(LogEventKind.Edited, tweet.Value, checkedText));
        if (!committed.Succeeded(out var result, out refusal))
            return refusal;
        return result.Status switch
        {
            AppendStatus.Repeated => await ShowFirstResultAsync(result, result.At),
            AppendStatus.Unchanged => Refusal.TweetNotFound,
            _ => TweetViews.View(new StoredTweet(tweet, Me, checkedText, result.At, result.Seq), _profile.ToAuthor()),
        };
    }

    public async Task<Result<TweetId>> DeleteAsync(TweetId tweet, IdempotencyKey? key)
    {
        if (await views.FindAsync(tweet) is not { } present)
            return await store.WasTweetOfAsync(tweet, Me) ? tweet : Refusal.TweetNotFound;
        if (present.Author.Id != Me)
            return Refusal.NotYourTweet;

        var committed = await CommitAsync(
            LogCommand.Delete(Me, tweet, key), Fingerprint.Of(LogEventKind.Deleted, tweet.Value));
        if (!committed.Succeeded(out _, out var refusal))
            return refusal;
        _timeline?.Remove(tweet);
        return tweet;
    }

    // A retry hears what the first request was answered, even if the tweet was edited since.
    private async Task<Result<Tweet>> ShowFirstResultAsync(AppendResult first, DateTimeOffset? editedAt)
    {
        var id = new TweetId(first.Subject);
        var versions = await store.ReadHistoryAsync(id);
        if (versions.LastOrDefault(version => version.At <= first.At) is not { } version)
            return Refusal.TweetNotFound;
        return TweetViews.View(new StoredTweet(id, Me, version.Text, editedAt, first.Seq), _profile!.ToAuthor());
    }
}
