namespace MiniTwitter.Traffic;

/// <summary>The time since the beginning of a run.</summary>
internal sealed class RunClock(TimeProvider time)
{
    private long _started = time.GetTimestamp();

    public TimeProvider Time => time;

    public TimeSpan Elapsed => time.GetElapsedTime(_started);

    /// <summary>The run begins now, and not when the clock was made.</summary>
    public void Start() => _started = time.GetTimestamp();
}
