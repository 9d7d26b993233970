using System.Collections.Immutable;
using MiniTwitter.Streams;

namespace MiniTwitter.Timelines;

/// <summary>
/// A point in all logs at once: everything up to these sequence numbers has been seen. Because commits and not
/// ids are counted, a tweet that arrives late with an older id lies after it.
/// </summary>
/// <param name="Seqs">Newest seen sequence number by partition; <see cref="LogPartition.Count"/> of them.</param>
[GenerateSerializer, Immutable, Alias("mt.LogPosition")]
public sealed record LogPosition([property: Id(0)] ImmutableArray<long> Seqs)
{
    /// <summary>Before everything.</summary>
    public static readonly LogPosition Start = new([.. new long[LogPartition.Count]]);

    public long this[LogPartition partition] => Seqs[partition.Index];

    /// <summary>Whether the event lies after this point.</summary>
    public bool IsBefore(LogPartition partition, long seq) => seq > Seqs[partition.Index];

    /// <summary>This point, moved to <paramref name="seq"/> in one partition if that is later.</summary>
    public LogPosition Advance(LogPartition partition, long seq) =>
        IsBefore(partition, seq) ? new(Seqs.SetItem(partition.Index, seq)) : this;

    public bool Equals(LogPosition? other) => other is not null && Seqs.AsSpan().SequenceEqual(other.Seqs.AsSpan());

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var seq in Seqs)
            hash.Add(seq);
        return hash.ToHashCode();
    }
}
