namespace MiniTwitter.Traffic;

/// <summary>The time since it was made: the beginning of a run.</summary>
internal sealed class RunClock(TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();

    public TimeProvider Time => time;

    public TimeSpan Elapsed => time.GetElapsedTime(_started);
}
