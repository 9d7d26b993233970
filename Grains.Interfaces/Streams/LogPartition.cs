using MiniTwitter.Users;

namespace MiniTwitter.Streams;

/// <summary>One of the <see cref="Count"/> logs and streams that all changes are spread over by author.</summary>
/// <param name="Index">0 ≤ Index &lt; <see cref="Count"/>.</param>
[GenerateSerializer, Immutable, Alias("mt.LogPartition")]
public readonly record struct LogPartition([property: Id(0)] int Index)
{
    /// <summary>Fixed for the life of the data: ids and sequence numbers depend on it.</summary>
    public const int Count = 8;

    /// <summary>All partitions, in order.</summary>
    public static IEnumerable<LogPartition> All => Enumerable.Range(0, Count).Select(index => new LogPartition(index));

    /// <summary>The partition of an author: the same in every process and for ever (Fibonacci hashing, Knuth 6.4).</summary>
    public static LogPartition Of(UserId author) =>
        new((int)(((ulong)author.Value * 0x9E3779B97F4A7C15UL) >> 32) & (Count - 1));

    public override string ToString() => Index.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
