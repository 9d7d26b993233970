using MiniTwitter.Tweets;
using Orleans.Providers;

namespace MiniTwitter.Fanout;

/// <summary>Leaves calls of silos unanswered on purpose, as a silo does that has just died.</summary>
public sealed class CallSwitch : IOutgoingGrainCallFilter, IDisposable
{
    private readonly TaskCompletionSource _end = new();
    private volatile bool _hangs;
    private int _hanging;
    private int _queueReads;

    /// <summary>Calls that hang.</summary>
    public int Hanging => _hanging;

    /// <summary>How often silos have looked for messages of streams.</summary>
    public int QueueReads => _queueReads;

    /// <summary>From now on nobody who asks a log for its head is answered.</summary>
    public void HangLooksAtLogs() => _hangs = true;

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        CallCount.NoteGrainCall();
        if (context.MethodName == nameof(IMemoryStreamQueueGrain.Dequeue))
            Interlocked.Increment(ref _queueReads);
        if (_hangs && context.MethodName == nameof(ITweetLogGrain.GetHeadAsync))
        {
            Interlocked.Increment(ref _hanging);
            await _end.Task;
        }

        await context.Invoke();
    }

    public void Dispose() => _end.TrySetCanceled();
}
