using MiniTwitter.Streams;
using Orleans.Streams.Filtering;

namespace MiniTwitter.Fanout;

/// <summary>Loses stream batches on purpose, as a dying silo or a full queue would.</summary>
public sealed class StreamSwitch : IStreamFilter
{
    private volatile Func<LogBatch, bool> _loses = _ => false;
    private int _lost;

    /// <summary>Batches lost so far.</summary>
    public int Lost => _lost;

    public void Lose(Func<LogBatch, bool> batches) => _loses = batches;

    public void LoseNothing() => _loses = _ => false;

    public bool ShouldDeliver(StreamId streamId, object item, string? filterData)
    {
        var lost = item is LogBatch batch && _loses(batch);
        if (lost)
            Interlocked.Increment(ref _lost);
        return !lost;
    }
}
