using System.Collections.Immutable;
using MiniTwitter.Tweets;

namespace MiniTwitter.Timelines;

/// <summary>Cuts pages out of lists of follows, likes and bookmarks.</summary>
internal static class EdgePages
{
    /// <summary>One page of tweets, which also ends early where its bytes are many.</summary>
    public static async Task<Result<Page<TweetJson>>> ReadTweetsAsync(
        PageRequest page, TweetViews views, Func<long, long?, int, Task<ImmutableArray<Edge<TweetId>>>> read)
    {
        var edges = ImmutableArray<Edge<TweetId>>.Empty;
        var found = await ReadAsync(page, async (before, after, limit) => edges = await read(before, after, limit));
        if (!found.Succeeded(out var ids, out var refusal))
            return refusal;
        var tweets = await views.ShowAsync([.. ids.Items]);
        if (page.After is null)
        {
            if (PageBytes.Fit(tweets) is var fit && fit < tweets.Length)
                return new Page<TweetJson>(tweets[..fit], TimelineCursor.Edge(EdgeOf(tweets[fit - 1])), ids.After);
        }
        else if (PageBytes.FitLast(tweets) is var fit && fit < tweets.Length)
        {
            return new Page<TweetJson>(tweets[^fit..], ids.Before, TimelineCursor.Edge(EdgeOf(tweets[^fit])));
        }

        return new Page<TweetJson>(tweets, ids.Before, ids.After);

        long EdgeOf(TweetJson tweet) => edges.First(edge => edge.End == tweet.Id).Id;
    }

    /// <summary>One page, newest first. Refuses: <see cref="Refusal.BadCursor"/>.</summary>
    /// <param name="page">What is asked for.</param>
    /// <param name="read">Before, after, limit → newest first with ids below before; or, if after is given, oldest first with ids above it.</param>
    public static async Task<Result<Page<T>>> ReadAsync<T>(PageRequest page, Func<long, long?, int, Task<ImmutableArray<Edge<T>>>> read)
    {
        var before = long.MaxValue;
        long? after = null;
        if (page.After is not null)
        {
            if (!TimelineCursor.TryParseEdge(page.After, out var newest))
                return Refusal.BadCursor;
            after = newest;
        }
        else if (page.Before is not null && !TimelineCursor.TryParseEdge(page.Before, out before))
        {
            return Refusal.BadCursor;
        }

        var edges = await read(before, after, page.Limit + 1);
        var shown = edges[..Math.Min(page.Limit, edges.Length)];
        if (after is not null)
            shown = [.. shown.Reverse()];
        var newer = shown.Length > 0 ? shown[0].Id : after ?? (page.Before is null ? 0 : before - 1);
        var older = shown.Length > 0 && (after is not null || edges.Length > page.Limit)
            ? TimelineCursor.Edge(shown[^1].Id)
            : null;
        return new Page<T>([.. shown.Select(edge => edge.End)], older, TimelineCursor.Edge(newer));
    }
}
