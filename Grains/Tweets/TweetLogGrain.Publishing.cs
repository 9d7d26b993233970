using MiniTwitter.Streams;
using Orleans.Streams;

namespace MiniTwitter.Tweets;

/// <summary>
/// Tells the silos, in order and one batch at a time, and never in the way of a commit. What is not told is not
/// lost: the next batch or heartbeat shows the gap, and feeds read the log.
/// </summary>
internal sealed partial class TweetLogGrain
{
    private const int MostUnpublished = 1_000;

    private static readonly TimeSpan HeartbeatEvery = TimeSpan.FromSeconds(1);

    private readonly Queue<LogBatch> _unpublished = new();
    private IAsyncStream<LogBatch> _stream = null!;
    private bool _publishing;

    private void StartPublishing()
    {
        _stream = this.GetStreamProvider(TweetStreams.ProviderName).GetStream<LogBatch>(TweetStreams.Of(Partition));
        this.RegisterGrainTimer(
            HeartbeatAsync, new() { DueTime = TimeSpan.Zero, Period = HeartbeatEvery, KeepAlive = true, Interleave = true });
    }

    private async Task HeartbeatAsync(CancellationToken cancel)
    {
        if (!_headIsKnown && !_committing)
            await ReadHeadAsync();
        var heartbeat = new LogBatch(Partition, _head, []);
        if (!peers.Any)
            feed.Apply(heartbeat);
        else if (!_publishing)
            Publish(heartbeat);
    }

    private void Publish(LogBatch batch)
    {
        if (_unpublished.Count >= MostUnpublished)
            _unpublished.Clear();
        _unpublished.Enqueue(batch);
        if (!_publishing)
            _ = PublishAllAsync();
    }

    private async Task PublishAllAsync()
    {
        _publishing = true;
        while (_unpublished.TryDequeue(out var batch))
        {
            try
            {
                await _stream.OnNextAsync(batch);
            }
            catch (Exception fault)
            {
                LogPublishFailed(fault, Partition, batch.Head);
            }
        }

        _publishing = false;
    }
}
