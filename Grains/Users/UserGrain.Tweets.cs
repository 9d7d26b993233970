using MiniTwitter.Streams;
using MiniTwitter.Timelines;
using MiniTwitter.Tweets;

namespace MiniTwitter.Users;

/// <summary>What the user writes: check → durable → then tell.</summary>
internal sealed partial class UserGrain
{
    public Task<Result<Tweet>> PostAsync(string text, IdempotencyKey? key) => PostAsync(text, answered: null, key);

    public async Task<Result<Tweet>> ReplyAsync(TweetId answered, string text, IdempotencyKey? key)
    {
        // What is deleted is left to the log to refuse: a retry has to hear the first result.
        var author = (await views.FindAsync(answered))?.Author.Id ?? await store.FindAuthorAsync(answered);
        return author is { } other && await cards.FindAsync(other) is { } card
            ? await PostAsync(text, new ReplyTo(answered, other, card.Profile.Handle), key)
            : Refusal.TweetNotFound;
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
            LogCommand.Edit(Me, tweet, checkedText, key) with { ReplyTo = present.ReplyTo }, Fingerprint.Of(LogEventKind.Edited, tweet.Value, checkedText));
        if (!committed.Succeeded(out var result, out refusal))
            return refusal;
        return result.Status switch
        {
            AppendStatus.Repeated => await ShowFirstResultAsync(result, result.At, present.ReplyTo),
            AppendStatus.Unchanged => Refusal.TweetNotFound,
            _ => (present with { Author = _profile.ToAuthor(), Text = checkedText, Facets = TweetFacets.Find(checkedText), EditedAt = result.At })
                .With((await GetMarksAsync([tweet]))[0]),
        };
    }

    public async Task<Result<TweetId>> DeleteAsync(TweetId tweet, IdempotencyKey? key)
    {
        if (await views.FindAsync(tweet) is not { } present)
            return await store.FindAuthorAsync(tweet) == Me ? tweet : Refusal.TweetNotFound;
        if (present.Author.Id != Me)
            return Refusal.NotYourTweet;

        var committed = await CommitAsync(
            LogCommand.Delete(Me, tweet, key) with { ReplyTo = present.ReplyTo }, Fingerprint.Of(LogEventKind.Deleted, tweet.Value));
        if (!committed.Succeeded(out _, out var refusal))
            return refusal;
        _timeline?.Remove(tweet);
        return tweet;
    }

    private async Task<Result<Tweet>> PostAsync(string text, ReplyTo? answered, IdempotencyKey? key)
    {
        await SettleAsync();
        if (_profile is null)
            return Refusal.UserNotFound;
        if (!TweetRules.Check(text).Succeeded(out var checkedText, out var refusal))
            return refusal;

        var committed = await CommitAsync(
            LogCommand.Post(_profile, checkedText, key) with { ReplyTo = answered },
            Fingerprint.Of(LogEventKind.Posted, answered?.Id.Value ?? 0, checkedText));
        if (!committed.Succeeded(out var result, out refusal))
            return refusal;
        if (result.Status == AppendStatus.Unchanged)
            return Refusal.TweetNotFound;
        AddOwn(new TimelineEntry(new TweetId(result.Subject), result.Seq));
        if (result.Status == AppendStatus.Repeated)
            return await ShowFirstResultAsync(result, editedAt: null, answered);

        var tweet = new StoredTweet(new TweetId(result.Subject), Me, checkedText, EditedAt: null, result.Seq, answered);
        return TweetViews.View(tweet, _profile.ToAuthor());
    }

    // A retry hears what the first request was answered, even if the tweet was edited since.
    private async Task<Result<Tweet>> ShowFirstResultAsync(AppendResult first, DateTimeOffset? editedAt, ReplyTo? answered)
    {
        var id = new TweetId(first.Subject);
        var versions = await store.ReadHistoryAsync(id);
        if (versions.LastOrDefault(version => version.At <= first.At) is not { } version)
            return Refusal.TweetNotFound;
        return TweetViews.View(new StoredTweet(id, Me, version.Text, editedAt, first.Seq, answered), _profile!.ToAuthor());
    }
}
