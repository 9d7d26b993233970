namespace MiniTwitter.Telemetry;

/// <summary>Lets so many lines pass within a minute from the first one, and tells at its end how many more there were.</summary>
public sealed class BoundedLines(TimeProvider time, int mostLines, Action<int> tellLeftOut) : IDisposable
{
    /// <summary>Most lines of one kind of refusal within a minute.</summary>
    public const int OfRefusals = 60;

    private static readonly TimeSpan Span = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private ITimer? _end;
    private int _seen;

    /// <summary>Whether one more line may be written.</summary>
    public bool TryTake()
    {
        lock (_lock)
        {
            _end ??= time.CreateTimer(_ => Dispose(), null, Span, Timeout.InfiniteTimeSpan);
            return ++_seen <= mostLines;
        }
    }

    /// <summary>Ends the minute.</summary>
    public void Dispose()
    {
        int leftOut;
        lock (_lock)
        {
            _end?.Dispose();
            leftOut = _seen - mostLines;
            (_end, _seen) = (null, 0);
        }

        if (leftOut > 0)
            tellLeftOut(leftOut);
    }
}
