using System.Collections.Concurrent;

namespace MiniTwitter.Checking;

/// <summary>What is wrong, counted by kind, with some examples. Filled from many threads.</summary>
internal sealed class Faults
{
    private const int MaxExamples = 10;

    private readonly ConcurrentDictionary<FaultKind, int> _counts = new();
    private readonly ConcurrentQueue<string> _examples = new();

    public int this[FaultKind kind] => _counts.GetValueOrDefault(kind);

    public int Total => _counts.Values.Sum();

    public IReadOnlyCollection<string> Examples => _examples;

    public void Add(FaultKind kind, string where, string what)
    {
        _counts.AddOrUpdate(kind, 1, (_, count) => count + 1);
        if (_examples.Count < MaxExamples)
            _examples.Enqueue($"{kind}: {where}: {what}");
    }
}

internal enum FaultKind
{
    /// <summary>Acknowledged, and not there.</summary>
    Lost,

    /// <summary>In the home timelines of some followers, but not of this one.</summary>
    Partial,

    /// <summary>There twice: the same id again, or the same post under a second id.</summary>
    Duplicated,

    /// <summary>There, and never acknowledged, or deleted, or of somebody who is not followed.</summary>
    Unexpected,

    /// <summary>Not newest first, or an author's tweets not in the order in which they were posted.</summary>
    Misordered,

    /// <summary>There with another text, or the mark of an edit missing or too much; or another mark of what is read.</summary>
    Altered,

    /// <summary>A profile, a tweet or a notification with a wrong count, or a wrong number of unread ones.</summary>
    WrongCount,

    /// <summary>A listener that was cut off, or not told what it should be told.</summary>
    NotPushed,

    /// <summary>Neither pushed to a listener nor found when it came back and asked for what it had missed.</summary>
    NotRecovered,

    /// <summary>Awake, and nobody has asked for it.</summary>
    Woken,

    /// <summary>A refusal or a failure where there should be none.</summary>
    UnexpectedAnswer,
}
