using System.Collections.Concurrent;

namespace MiniTwitter.Attack;

/// <summary>What a server did that it must not do: counted by kind, each with its first example. Filled from many threads.</summary>
internal sealed class Violations
{
    // So that a server that fails everywhere does not fill the report.
    private const int MaxKinds = 60;

    private readonly ConcurrentDictionary<string, (int Count, string Example)> _kinds = new();
    private int _total;

    public int Total => _total;

    public IEnumerable<string> Lines =>
        _kinds.OrderByDescending(kind => kind.Value.Count).Select(kind => $"{kind.Value.Count} × {kind.Key}: {kind.Value.Example}");

    /// <param name="kind">What is wrong and where; the same for what has probably the same cause.</param>
    /// <param name="example">How to reproduce it.</param>
    public void Add(string kind, string example)
    {
        Interlocked.Increment(ref _total);
        if (_kinds.Count < MaxKinds || _kinds.ContainsKey(kind))
            _kinds.AddOrUpdate(kind, (1, example), (_, known) => (known.Count + 1, known.Example));
    }
}
