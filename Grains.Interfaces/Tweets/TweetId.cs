using System.Globalization;
using MiniTwitter.Streams;

namespace MiniTwitter.Tweets;

/// <summary>
/// A tweet's 64-bit time-sortable id: time, the author's log partition (8 bits), a counter (14 bits). Only the
/// partition's log makes them, strictly ascending, so they are unique without a coordinator. JSON: a decimal string.
/// </summary>
[GenerateSerializer, Immutable, Alias("mt.TweetId")]
public readonly record struct TweetId([property: Id(0)] long Value) : IComparable<TweetId>
{
    private const int CounterBits = 14;

    /// <summary>Greater than every id.</summary>
    public static readonly TweetId Max = new(long.MaxValue);

    /// <summary>The millisecond of posting.</summary>
    public DateTimeOffset CreatedAt => TimeSortableId.TimeOf(Value);

    /// <summary>The log that holds the tweet, which is its author's.</summary>
    public LogPartition Partition => new((int)(Value >> CounterBits) & 0xFF);

    /// <summary>The next id of a partition: of the present millisecond, or one above <paramref name="last"/> if that is later.</summary>
    public static TweetId Next(LogPartition partition, TweetId last, DateTimeOffset now)
    {
        var first = TimeSortableId.FirstAt(now) | ((long)partition.Index << CounterBits);
        if (first > last.Value)
            return new TweetId(first);
        var counter = (last.Value & ((1L << CounterBits) - 1)) + 1;
        return counter < 1L << CounterBits
            ? new TweetId(last.Value + 1)
            : new TweetId((((last.Value >> TimeSortableId.LowBits) + 1) << TimeSortableId.LowBits) | ((long)partition.Index << CounterBits));
    }

    public static bool TryParse(string? text, out TweetId id)
    {
        var parsed = TimeSortableId.TryParse(text, out var value);
        id = new TweetId(value);
        return parsed;
    }

    public int CompareTo(TweetId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
