using MiniTwitter.Tweets;

namespace MiniTwitter.Timelines;

/// <summary>
/// The part of a timeline that is in memory: at most <see cref="Capacity"/> entries in order of their ids, complete
/// above <see cref="Floor"/>. What is older is in the database. Not thread-safe: it belongs to one grain.
/// </summary>
public sealed class Timeline
{
    /// <summary>Most entries in memory (8 bytes each).</summary>
    public const int Capacity = 800;

    // Dropped at once when full, so that an append does not move the whole list every time.
    private const int Slack = 40;

    // One more than there may be before some are dropped.
    private const int Room = Capacity + 1;

    private readonly List<TweetId> _entries;

    /// <param name="entries">Ascending.</param>
    /// <param name="floor">The entries are all there are above this id; 0 when nothing is older.</param>
    public Timeline(ReadOnlySpan<TweetId> entries, TweetId floor)
    {
        var surplus = Math.Max(0, entries.Length - Capacity);
        var kept = entries[surplus..];
        _entries = new List<TweetId>(kept.Length > Room / 2 ? Room : kept.Length);
        _entries.AddRange(kept);
        Floor = surplus > 0 ? entries[surplus - 1] : floor;
    }

    /// <summary>Every tweet of this timeline with a larger id is in memory.</summary>
    public TweetId Floor { get; private set; }

    /// <summary>Entries in memory.</summary>
    public int Count => _entries.Count;

    /// <summary>Adds a tweet at its place. Idempotent; one at or below the floor is left to the database.</summary>
    public void Add(TweetId tweet)
    {
        if (tweet.CompareTo(Floor) <= 0)
            return;
        MakeRoom();
        if (_entries.Count == 0 || tweet.CompareTo(_entries[^1]) > 0)
            _entries.Add(tweet);
        else if (_entries.BinarySearch(tweet) is var place and < 0)
            _entries.Insert(~place, tweet);
        if (_entries.Count > Capacity)
            Shrink();
    }

    /// <summary>Removes a tweet, if it is in memory.</summary>
    public void Remove(TweetId tweet)
    {
        if (_entries.BinarySearch(tweet) is var place and >= 0)
            _entries.RemoveAt(place);
    }

    /// <summary>Entries below <paramref name="before"/>, newest first, at most <paramref name="limit"/>.</summary>
    public TweetId[] Older(TweetId before, int limit)
    {
        var place = _entries.BinarySearch(before);
        var end = place < 0 ? ~place : place;
        var page = _entries.GetRange(Math.Max(0, end - limit), Math.Min(limit, end)).ToArray();
        Array.Reverse(page);
        return page;
    }

    /// <summary>Whether there is an entry above <paramref name="floor"/> and not above <paramref name="top"/>.</summary>
    public bool HasBetween(TweetId floor, TweetId top) => PlaceAbove(floor) < PlaceAbove(top);

    /// <summary>
    /// Entries above <paramref name="floor"/> that were committed after <paramref name="since"/> and up to <paramref name="upTo"/>, ascending, at most
    /// <paramref name="limit"/>.
    /// </summary>
    /// <param name="seqOf">See <see cref="ISiloFeed.SeqOf"/>. What it does not know is left out.</param>
    public LoggedTweet[] Newer(TweetId floor, LogPosition since, LogPosition upTo, Func<TweetId, long?> seqOf, int limit)
    {
        var newer = new List<LoggedTweet>();
        for (var entry = PlaceAbove(floor); entry < _entries.Count && newer.Count < limit; entry++)
        {
            var tweet = _entries[entry];
            if (seqOf(tweet) is { } seq && since.IsBefore(tweet.Partition, seq) && !upTo.IsBefore(tweet.Partition, seq))
                newer.Add(new LoggedTweet(tweet, seq));
        }

        return [.. newer];
    }

    private int PlaceAbove(TweetId tweet)
    {
        var place = _entries.BinarySearch(tweet);
        return place < 0 ? ~place : place + 1;
    }

    // A list that doubles would have room for 1,024, in the memory of everybody who is awake.
    private void MakeRoom()
    {
        if (_entries.Count == _entries.Capacity && _entries.Capacity > Room / 2)
            _entries.Capacity = Room;
    }

    private void Shrink()
    {
        var surplus = _entries.Count - (Capacity - Slack);
        Floor = _entries[surplus - 1];
        _entries.RemoveRange(0, surplus);
    }
}
