using System.Collections.Concurrent;
using System.Text.Json;
using MiniTwitter.Api;
using MiniTwitter.Checking;

namespace MiniTwitter.Chaos;

/// <summary>Every request with its outcome: counted, and written as a line of JSON.</summary>
internal sealed class Operations(string file, Faults faults, TimeProvider time) : IDisposable
{
    private const int ServerError = 500;

    private readonly StreamWriter _lines = new(file);
    private readonly long _started = time.GetTimestamp();
    private readonly ConcurrentDictionary<(string Kind, Outcome Outcome), int> _counts = new();
    private int _acknowledged;

    /// <summary>Since the beginning.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(_started);

    /// <summary>Changes that were acknowledged.</summary>
    public int Acknowledged => _acknowledged;

    public IEnumerable<string> Kinds => _counts.Keys.Select(key => key.Kind).Distinct();

    public int this[string kind, Outcome outcome] => _counts.GetValueOrDefault((kind, outcome));

    /// <summary>Does it, and finds out how it went.</summary>
    public async Task<Outcome> DoAsync(string kind, string who, string? key, string node, Func<Task> work)
    {
        var at = Elapsed;
        var (outcome, reason) = await TryAsync(work);
        _counts.AddOrUpdate((kind, outcome), 1, (_, count) => count + 1);
        if (outcome == Outcome.Ok && key is not null)
            Interlocked.Increment(ref _acknowledged);
        if (outcome == Outcome.Failed || reason.IsServersFault)
            faults.Add(FaultKind.UnexpectedAnswer, who, reason.Text);
        Write(new { at = at.TotalSeconds, took = (Elapsed - at).TotalSeconds, kind, who, key, node, outcome = outcome.ToString(), reason = reason.Text });
        return outcome;
    }

    /// <summary>Something that goes wrong on purpose.</summary>
    public void Write(Blow blow) => Write(new { at = blow.At.TotalSeconds, fault = blow.Kind, target = blow.Target, recovered = blow.Recovered?.TotalSeconds, starting = blow.Starting?.TotalSeconds });

    public void Dispose()
    {
        lock (_lines)
            _lines.Dispose();
    }

    private void Write<T>(T line)
    {
        var text = JsonSerializer.Serialize(line);
        lock (_lines)
            _lines.WriteLine(text);
    }

    private static async Task<(Outcome Outcome, (string Text, bool IsServersFault) Reason)> TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            return (Outcome.Ok, ("", false));
        }
        catch (UnknownOutcomeException e)
        {
            return (Outcome.Unknown, (e.Message, false));
        }
        catch (UnexpectedAnswerException e)
        {
            // An error inside the server is wrong, and says nothing about what was done.
            return (int)e.Status >= ServerError ? (Outcome.Unknown, (e.Message, true)) : (Outcome.Failed, (e.Message, false));
        }
    }
}

/// <summary>What is known after a request.</summary>
internal enum Outcome
{
    /// <summary>Done, or answered.</summary>
    Ok,

    /// <summary>Refused: not done.</summary>
    Failed,

    /// <summary>No answer, or one that doesn't tell.</summary>
    Unknown,
}
