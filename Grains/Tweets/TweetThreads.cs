using System.Collections.Immutable;
using MiniTwitter.Timelines;

namespace MiniTwitter.Tweets;

/// <summary>
/// Reads a tweet with what it answers and what answers it. From the database: a thread is committed before anybody is told of it, so
/// its authors read their own writes on every silo.
/// </summary>
public sealed class TweetThreads(TweetViews views, ITweetStore store, TimeProvider time)
{
    public async Task<Result<TweetThread>> ReadAsync(TweetId id, PageRequest page)
    {
        var place = ThreadPlace.Start;
        var (floor, position) = (default(TweetId), LogPosition.Start);
        if (page.Before is not null && !TimelineCursor.TryParseReply(page.Before, out place))
            return Refusal.BadCursor;
        if (page.After is not null && !TimelineCursor.TryParseNewer(page.After, out floor, out position))
            return Refusal.BadCursor;
        if (await views.FindAsync(id) is not { } tweet)
            return Refusal.TweetNotFound;
        var isFirst = page.Before is null && page.After is null;
        var ancestors = isFirst && tweet.ReplyTo is not null ? await ReadAncestorsAsync(id) : [];
        var replies = page.After is null
            ? await ReadRepliesAsync(id, place, page.Limit)
            : await ReadNewRepliesAsync(id, floor, position, page.Limit);
        return new TweetThread(ancestors, tweet, replies);
    }

    private async Task<ImmutableArray<Ancestor>> ReadAncestorsAsync(TweetId id)
    {
        var found = await store.ReadAncestorsAsync(id, ApiLimits.Ancestors);
        var shown = (await views.ViewAsync([.. found.Select(ancestor => ancestor.Tweet).OfType<StoredTweet>()])).ToDictionary(tweet => tweet.Id);
        ImmutableArray<Ancestor> nearestFirst = [.. found.Reverse().Select(ancestor => new Ancestor(ancestor.Id, shown.GetValueOrDefault(ancestor.Id)))];
        return [.. nearestFirst[..PageBytes.Fit(nearestFirst, ancestor => ancestor.Tweet is { } tweet ? PageBytes.Of(tweet) : 0, ApiLimits.PageBytes / 2)].Reverse()];
    }

    private async Task<Page<Tweet>> ReadRepliesAsync(TweetId id, ThreadPlace place, int limit)
    {
        var floor = TimelineCursor.FloorAt(time.GetUtcNow());
        var (found, asOf) = await store.ReadRepliesAsync(id, place, limit + 1);
        var (shown, read) = await ShowAsync(found, limit);
        var before = found.Length > read ? TimelineCursor.Reply(PlaceOf(found[read - 1])) : null;
        return new Page<Tweet>(shown, before, TimelineCursor.Newer(floor, asOf));
    }

    private async Task<Page<Tweet>> ReadNewRepliesAsync(TweetId id, TweetId floor, LogPosition position, int limit)
    {
        var nextFloor = TimelineCursor.FloorAt(time.GetUtcNow());
        var (found, asOf) = await store.ReadNewRepliesAsync(id, floor, position, limit + 1);
        var (shown, read) = await ShowAsync(found, limit);
        if (read == found.Length)
            return new Page<Tweet>(shown, Before: null, TimelineCursor.Newer(nextFloor, asOf));

        // Ids and sequence numbers ascend together within a partition, so the smallest ids are a prefix of each.
        var reached = found[..read].Aggregate(position, (reached, reply) => reached.Advance(reply.Id.Partition, reply.Seq));
        return new Page<Tweet>(shown, Before: null, TimelineCursor.Newer(floor, reached));
    }

    // As many replies as fit, and how many of those found that was.
    private async Task<(ImmutableArray<Tweet> Shown, int Read)> ShowAsync(ImmutableArray<StoredTweet> found, int limit)
    {
        var read = Math.Min(limit, found.Length);
        var shown = await views.ViewAsync(found[..read]);
        var fit = PageBytes.Fit(shown, PageBytes.Of, ApiLimits.PageBytes / 2);
        if (fit == shown.Length)
            return (shown, read);
        return (shown[..fit], found.Select(reply => reply.Id).ToList().IndexOf(shown[fit - 1].Id) + 1);
    }

    // A reply by the author of what it answers is one of the author's own.
    private static ThreadPlace PlaceOf(StoredTweet reply) => new(reply.Author != reply.ReplyTo!.AuthorId, reply.Id);
}
