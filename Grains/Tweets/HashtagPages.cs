using MiniTwitter.Timelines;

namespace MiniTwitter.Tweets;

/// <summary>
/// Reads the tweets with a hashtag. From the database, an index seek a page: what is committed is found by it at once, on every silo.
/// </summary>
public sealed class HashtagPages(TweetViews views, ITweetStore store, TimeProvider time)
{
    /// <summary>One page, newest first. Refuses: <see cref="Refusal.BadHashtag"/>, <see cref="Refusal.BadCursor"/>.</summary>
    public async Task<Result<Page<TweetJson>>> ReadAsync(string text, PageRequest page)
    {
        if (!Hashtag.TryParse(text, out var tag))
            return Refusal.BadHashtag;
        if (page.After is not null)
        {
            return TimelineCursor.TryParseNewer(page.After, out var floor, out var position)
                ? await ReadNewerAsync(tag, floor, position, page.Limit)
                : Refusal.BadCursor;
        }

        var before = TweetId.Max;
        if (page.Before is not null && !TimelineCursor.TryParseOlder(page.Before, out before))
            return Refusal.BadCursor;
        return await ReadOlderAsync(tag, before, page.Limit);
    }

    private async Task<Page<TweetJson>> ReadOlderAsync(string tag, TweetId before, int limit)
    {
        var floor = TimelineCursor.FloorAt(time.GetUtcNow());
        var (found, asOf) = await store.ReadTaggedAsync(tag, before, limit + 1);
        var shown = found[..Math.Min(limit, found.Length)];
        var older = found.Length > limit ? TimelineCursor.Older(shown[^1].Id) : null;
        var tweets = await views.ShowAsync(shown);
        if (PageBytes.Fit(tweets) is var fit && fit < tweets.Length)
            (tweets, older) = (tweets[..fit], TimelineCursor.Older(tweets[fit - 1].Id));
        return new Page<TweetJson>(tweets, older, TimelineCursor.Newer(floor, asOf));
    }

    private async Task<Page<TweetJson>> ReadNewerAsync(string tag, TweetId floor, LogPosition position, int limit)
    {
        var nextFloor = TimelineCursor.FloorAt(time.GetUtcNow());
        var (found, asOf) = await store.ReadNewTaggedAsync(tag, floor, position, limit + 1);
        var shown = found[..Math.Min(limit, found.Length)];
        var tweets = await views.ShowAsync([.. shown.Reverse()]);
        if (PageBytes.FitLast(tweets) is var fit && fit < tweets.Length)
        {
            tweets = tweets[^fit..];
            shown = [.. shown.Where(tweet => tweet.Id.CompareTo(tweets[0].Id) <= 0)];
        }

        // Ids and sequence numbers ascend together within a partition, so the smallest ids are a prefix of each.
        var after = found.Length > shown.Length
            ? TimelineCursor.Newer(floor, shown.Aggregate(position, (reached, tweet) => reached.Advance(tweet.Id.Partition, tweet.Seq)))
            : TimelineCursor.Newer(nextFloor, asOf);
        var before = shown.IsEmpty ? null : TimelineCursor.Older(shown[0].Id);
        return new Page<TweetJson>(tweets, before, after);
    }
}
