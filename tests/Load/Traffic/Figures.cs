using System.Collections.Concurrent;

namespace MiniTwitter.Traffic;

/// <summary>What is measured in a run, of all that was meant to begin after the warm-up. Filled from many threads.</summary>
/// <param name="warmUp">From the beginning of the run.</param>
/// <param name="patience">What a failure counts.</param>
/// <param name="time">The clock.</param>
internal sealed class Figures(TimeSpan warmUp, TimeSpan patience, TimeProvider time)
{
    private readonly Measure[] _requests = [.. Enum.GetNames<RequestKind>().Select(name => new Measure(name.ToLowerInvariant(), patience, time))];
    private readonly ConcurrentDictionary<string, long> _failures = new();

    /// <summary>By kind of request: from the intended start to the last byte of the answer.</summary>
    public IReadOnlyList<Measure> Requests => _requests;

    /// <summary>From the intended start of a post to its arrival at a listener.</summary>
    public Measure Push { get; } = new("push", patience, time);

    /// <summary>How much later than intended requests were sent: what this program adds to all latencies.</summary>
    public Latencies SentLate { get; } = new(time);

    /// <summary>How often each was the reason of an error.</summary>
    public IReadOnlyDictionary<string, long> Failures => _failures;

    public long Count => _requests.Sum(measure => measure.Count);

    public long Errors => _requests.Sum(measure => measure.Errors) + Push.Errors;

    public Measure this[RequestKind kind] => _requests[(int)kind];

    public bool Covers(TimeSpan at) => at >= warmUp;

    /// <param name="request">Which.</param>
    /// <param name="latency">Until its answer or failure.</param>
    /// <param name="failure">Why it failed; null when it did not.</param>
    public void Add(Request request, TimeSpan latency, string? failure) => Add(this[request.Kind], request.At, latency, failure);

    /// <param name="at">When the post was meant to be sent.</param>
    /// <param name="latency">Until it arrived or was given up.</param>
    /// <param name="failure">Why it failed; null when it did not.</param>
    public void AddPush(TimeSpan at, TimeSpan latency, string? failure = null) => Add(Push, at, latency, failure);

    public void AddSending(TimeSpan at, TimeSpan late)
    {
        if (Covers(at))
            SentLate.Add(late);
    }

    private void Add(Measure measure, TimeSpan at, TimeSpan latency, string? failure)
    {
        if (!Covers(at))
            return;
        if (failure is null)
        {
            measure.Add(latency);
            return;
        }

        measure.AddError(latency);
        _failures.AddOrUpdate($"{measure.Name}: {failure}", 1, (_, times) => times + 1);
    }
}
