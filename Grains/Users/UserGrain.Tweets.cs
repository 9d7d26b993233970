using MiniTwitter.Streams;
using MiniTwitter.Tweets;

namespace MiniTwitter.Users;

/// <summary>What the user writes: check → durable → then tell.</summary>
internal sealed partial class UserGrain
{
    public async Task<Result<Tweet>> PostAsync(NewTweet tweet, IdempotencyKey? key)
    {
        ReplyTo? answered = null;
        if (tweet.ReplyTo is { } answers)
        {
            // What is deleted is left to the log to refuse: a retry has to hear the first result.
            if (await FindAuthorAsync(answers) is not { } other || await cards.FindAsync(other) is not { } card)
                return Refusal.TweetNotFound;
            answered = new ReplyTo(answers, other, card.Profile.Handle);
        }

        if (tweet.QuoteOf is { } quoted && await FindAuthorAsync(quoted) is null)
            return Refusal.TweetNotFound;
        return await PostAsync(tweet.Text, answered, tweet.QuoteOf, key);
    }

    public async Task<Result<Tweet>> RepostAsync(TweetId tweet, IdempotencyKey? key)
    {
        await SettleAsync();
        if (_profile is null)
            return Refusal.UserNotFound;
        if (await FindAsync(tweet) is not { } original)
            return Refusal.TweetNotFound;

        var committed = await CommitAsync(LogCommand.Repost(_profile, RepostOf.Of(original), key), Fingerprint.Of(LogEventKind.Reposted, tweet.Value));
        if (!committed.Succeeded(out var result, out var refusal))
            return refusal;
        if (result.Status == AppendStatus.Committed)
            AddOwn(new TweetId(result.Subject));
        return await ShowMarkedAsync(tweet, TweetMarks.Reposted, isMarked: true, result);
    }

    public Task<Result<Tweet>> UnrepostAsync(TweetId tweet, IdempotencyKey? key) => TakeBackSeenAsync(TweetMarks.Reposted, tweet, key);

    public async Task<Result<Tweet>> EditAsync(TweetId tweet, string text, IdempotencyKey? key)
    {
        await SettleAsync();
        if (_profile is null)
            return Refusal.UserNotFound;
        if (!TweetRules.Check(text).Succeeded(out var checkedText, out var refusal))
            return refusal;
        if (await FindAsync(tweet) is not { } present)
            return Refusal.TweetNotFound;
        if (present.Author.Id != Me)
            return Refusal.NotYourTweet;

        var committed = await CommitAsync(
            LogCommand.Edit(Me, tweet, checkedText, key) with { ReplyTo = present.ReplyTo, QuoteOf = present.QuoteOf?.Id }, Fingerprint.Of(LogEventKind.Edited, tweet.Value, checkedText));
        if (!committed.Succeeded(out var result, out refusal))
            return refusal;
        return result.Status switch
        {
            AppendStatus.Repeated => await ShowFirstResultAsync(result, result.At, present.ReplyTo, present.QuoteOf?.Id),
            AppendStatus.Unchanged => await ExplainUnchangedAsync(tweet, checkedText),
            _ => _hiding.Show(present with { Author = _profile.ToAuthor(), Text = checkedText, Facets = TweetFacets.Find(checkedText), EditedAt = result.At })!
                .With((await GetMarksAsync([tweet]))[0]),
        };
    }

    // It has this text already, or as many versions as are kept, or is gone. The database knows; this silo may not have heard of it.
    private async Task<Result<Tweet>> ExplainUnchangedAsync(TweetId tweet, string text)
    {
        if (await views.ViewAsync(await store.ReadTweetsAsync([tweet])) is not [var present])
            return Refusal.TweetNotFound;
        return present.Text == text ? _hiding.Show(present)!.With((await GetMarksAsync([tweet]))[0]) : Refusal.TooManyEdits;
    }

    public async Task<Result<TweetId>> DeleteAsync(TweetId tweet, IdempotencyKey? key)
    {
        if (await FindAsync(tweet) is not { } present)
            return await FindAuthorAsync(tweet) == Me ? tweet : Refusal.TweetNotFound;
        if (present.Author.Id != Me)
            return Refusal.NotYourTweet;

        var committed = await CommitAsync(
            LogCommand.Delete(Me, tweet, key) with { ReplyTo = present.ReplyTo, QuoteOf = present.QuoteOf?.Id }, Fingerprint.Of(LogEventKind.Deleted, tweet.Value));
        if (!committed.Succeeded(out _, out var refusal))
            return refusal;
        _timeline?.Remove(tweet);
        return tweet;
    }

    private async Task<Result<Tweet>> PostAsync(string text, ReplyTo? answered, TweetId? quoted, IdempotencyKey? key)
    {
        await SettleAsync();
        if (_profile is null)
            return Refusal.UserNotFound;
        if (!TweetRules.Check(text).Succeeded(out var checkedText, out var refusal))
            return refusal;

        var committed = await CommitAsync(
            LogCommand.Post(_profile, checkedText, key) with { ReplyTo = answered, QuoteOf = quoted },
            Fingerprint.Of(LogEventKind.Posted, answered?.Id.Value ?? 0, checkedText, quoted?.ToString()));
        if (!committed.Succeeded(out var result, out refusal))
            return refusal;
        if (result.Status == AppendStatus.Unchanged)
            return Refusal.TweetNotFound;
        AddOwn(new TweetId(result.Subject));
        return result.Status == AppendStatus.Repeated
            ? await ShowFirstResultAsync(result, editedAt: null, answered, quoted)
            : await ViewOwnAsync(result, checkedText, editedAt: null, answered, quoted);
    }

    // A retry hears what the first request was answered, even if the tweet was edited since.
    private async Task<Result<Tweet>> ShowFirstResultAsync(AppendResult first, DateTimeOffset? editedAt, ReplyTo? answered, TweetId? quoted)
    {
        return await store.ReadVersionAsync(new TweetId(first.Subject), first.Seq) is { } text
            ? await ViewOwnAsync(first, text, editedAt, answered, quoted)
            : Refusal.TweetNotFound;
    }

    private async ValueTask<Tweet> ViewOwnAsync(AppendResult posted, string text, DateTimeOffset? editedAt, ReplyTo? answered, TweetId? quoted)
    {
        var tweet = new StoredTweet(new TweetId(posted.Subject), Me, text, editedAt, posted.Seq, answered, QuoteOf: quoted);
        return quoted is null ? TweetViews.View(tweet, _profile!.ToAuthor(), quote: null) : _hiding.Show((await views.ViewAsync([tweet]))[0])!;
    }
}
