using System.Collections.Immutable;
using MiniTwitter.Tweets;

namespace MiniTwitter.Timelines;

/// <summary>Cuts pages out of lists of follows, likes and bookmarks.</summary>
internal static class EdgePages
{
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
