namespace MiniTwitter.Traffic;

/// <summary>How long things of one kind took. What failed counts as one that took all the time it was given.</summary>
internal sealed class Measure(string name, TimeSpan patience, TimeProvider time)
{
    private long _errors;

    public string Name { get; } = name;

    public Latencies Latencies { get; } = new(time);

    /// <summary>Those that failed, too.</summary>
    public long Count => Latencies.Count;

    public long Errors => Interlocked.Read(ref _errors);

    public void Add(TimeSpan latency) => Latencies.Add(latency);

    public void AddError(TimeSpan latency)
    {
        Interlocked.Increment(ref _errors);
        Latencies.Add(latency > patience ? latency : patience);
    }
}
