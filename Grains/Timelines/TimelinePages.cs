using System.Collections.Immutable;
using MiniTwitter.Tweets;

namespace MiniTwitter.Timelines;

/// <summary>
/// Cuts pages out of a timeline: ids from memory and, below its floor, from the database; then the tweets behind the
/// ids. The same for the home timeline, an author's tweets and everyone's.
/// </summary>
public sealed class TimelinePages(ISiloFeed feed, TweetViews views, ITweetStore store, TimeProvider time)
{
    /// <summary>One page of a timeline that nobody keeps in memory.</summary>
    public Task<Result<Page<TweetJson>>> ReadAsync(TimelineScope scope, PageRequest page)
    {
        var position = feed.Position;
        TweetId before;
        if (page.After is not null)
            return ReadAsync(feed.Recall(scope, TweetId.Max, Timeline.Capacity), position, scope, page);
        if (page.Before is null || !TimelineCursor.TryParseOlder(page.Before, out before))
            before = TweetId.Max;

        // What turns out to be a repeat is not shown.
        return ReadAsync(feed.Recall(scope, before, 2 * page.Limit), position, scope, page);
    }

    /// <summary>One page.</summary>
    /// <param name="timeline">What is in memory. May change while this awaits, in turns of the same grain.</param>
    /// <param name="position">The feed's position before <paramref name="timeline"/> was brought up to date.</param>
    /// <param name="scope">Which tweets the timeline shows.</param>
    /// <param name="page">What is asked for.</param>
    public async Task<Result<Page<TweetJson>>> ReadAsync(
        Timeline timeline, LogPosition position, TimelineScope scope, PageRequest page)
    {
        if (page.After is not null)
        {
            return TimelineCursor.TryParseNewer(page.After, out var floor, out var since)
                ? await ReadNewerAsync(timeline, since, floor, position, scope, page.Limit)
                : Refusal.BadCursor;
        }

        if (page.Before is null)
            return await ReadOlderAsync(timeline, TweetId.Max, position, scope, page.Limit);
        return TimelineCursor.TryParseOlder(page.Before, out var before)
            ? await ReadOlderAsync(timeline, before, position, scope, page.Limit)
            : Refusal.BadCursor;
    }

    private async Task<Page<TweetJson>> ReadOlderAsync(
        Timeline timeline, TweetId before, LogPosition position, TimelineScope scope, int limit)
    {
        var after = TimelineCursor.Newer(TimelineCursor.FloorAt(time.GetUtcNow()), position);
        var tweets = ImmutableArray<TweetJson>.Empty;
        var more = true;
        TweetId[] ids = [];
        try
        {
            while (tweets.Length < limit && more)
            {
                var missing = limit - tweets.Length;
                (ids, var reached, var moreInMemory) = Older(timeline, scope, before, missing);
                if (reached != before)
                {
                    tweets = tweets.AddRange(await views.ShowAsync(ids));
                    before = reached;
                    more = moreInMemory || timeline.Floor.Value > 0;
                    ids = [];
                    continue;
                }

                var floor = timeline.Floor;
                more = floor.Value > 0;
                if (!more)
                    break;
                var bound = before.CompareTo(floor) <= 0 ? before : new TweetId(floor.Value + 1);
                var stored = await store.ReadOlderAsync(scope, bound, missing + 1);
                var shown = stored[..Math.Min(missing, stored.Length)];
                tweets = tweets.AddRange(await views.ShowAsync(shown));
                more = stored.Length > missing;
                if (shown.Length > 0)
                    before = shown[^1].Id;
                break;
            }
        }
        catch (StorageUnavailableException)
        {
            // A short page of what is in memory is better than none; it says that there is more.
            TweetJson[] inMemory = [.. views.ShowWhatIsInMemory(ids)];
            tweets = tweets.AddRange(inMemory);
            if (tweets.IsEmpty)
                throw;
            if (inMemory.Length > 0)
                before = ids[inMemory.Length - 1];
            more = true;
        }

        if (PageBytes.Fit(tweets) is var fit && fit < tweets.Length)
            (tweets, before, more) = (tweets[..fit], tweets[fit - 1].EntryId, true);
        return new Page<TweetJson>(tweets, more ? TimelineCursor.Older(before) : null, after);
    }

    private async Task<Page<TweetJson>> ReadNewerAsync(
        Timeline timeline, LogPosition since, TweetId floor, LogPosition position, TimelineScope scope, int limit)
    {
        var nextFloor = TimelineCursor.FloorAt(time.GetUtcNow());
        var entries = timeline.Newer(floor, since, position, feed.SeqOf, limit + 1);

        // Looked at last: what was in the feed's memory may have left it meanwhile.
        if (floor.CompareTo(timeline.Floor) < 0 || timeline.HasBetween(floor, feed.Floor))
        {
            var stored = await store.ReadNewerAsync(scope, floor, since, position, limit + 1);
            entries = [.. stored.Select(tweet => new LoggedTweet(tweet.Id, tweet.Seq))];
        }

        // Ids and sequence numbers ascend together within a partition, so the smallest ids are a prefix of each.
        var complete = entries.Length <= limit;
        var shown = complete ? entries : entries[..limit];
        var tweets = await ShowNewestFirstAsync(scope, shown);
        if (PageBytes.FitLast(tweets) is var fit && fit < tweets.Length)
        {
            // The newest wait for the next page.
            tweets = tweets[^fit..];
            shown = Array.FindAll(shown, entry => entry.Id.CompareTo(tweets[0].EntryId) <= 0);
            complete = false;
        }

        var reached = shown.Aggregate(since, (reached, entry) => reached.Advance(entry.Id.Partition, entry.Seq));
        if (complete)
        {
            foreach (var partition in Streams.LogPartition.All)
                reached = reached.Advance(partition, position[partition]);
        }

        return new Page<TweetJson>(
            tweets,
            shown.Length > 0 ? TimelineCursor.Older(shown[0].Id) : null,
            TimelineCursor.Newer(complete ? nextFloor : floor, reached));
    }

    private ValueTask<ImmutableArray<TweetJson>> ShowNewestFirstAsync(TimelineScope scope, LoggedTweet[] ascending)
    {
        var ids = Array.ConvertAll(ascending, entry => entry.Id);
        Array.Reverse(ids);
        return views.ShowAsync(WithoutRepeats(scope, ids));
    }

    // What is in memory below an id, without repeats: as many as asked, if there are, and how far that reached.
    private (TweetId[] Ids, TweetId Reached, bool HasMore) Older(Timeline timeline, TimelineScope scope, TweetId before, int count)
    {
        TweetId[] ids = [];
        while (true)
        {
            var missing = count - ids.Length;
            var entries = timeline.Older(before, missing + 1);
            var next = entries[..Math.Min(missing, entries.Length)];
            before = next.Length == 0 ? before : next[^1];
            var shown = WithoutRepeats(scope, next);
            ids = ids.Length == 0 ? shown : [.. ids, .. shown];
            if (ids.Length == count || entries.Length <= missing)
                return (ids, before, entries.Length > missing);
        }
    }

    /// <summary>May change the array.</summary>
    private TweetId[] WithoutRepeats(TimelineScope scope, TweetId[] entries)
    {
        var kept = 0;
        foreach (var entry in entries)
        {
            if (!feed.IsRepeat(scope, entry))
                entries[kept++] = entry;
        }

        return kept == entries.Length ? entries : entries[..kept];
    }
}
