namespace MiniTwitter.Chaos.Disturbances;

/// <summary>One disturbance after the other: all kinds in an order from a seed, then all of them again in another order.</summary>
internal sealed class Sequence(IReadOnlyList<Disturbance> kinds, Random random)
{
    private readonly Queue<Disturbance> _waiting = new();
    private int _rounds;

    /// <summary>Whether each kind has come at least once.</summary>
    public bool HadAll => _rounds > 1 || (_rounds == 1 && _waiting.Count == 0);

    public Disturbance Next()
    {
        if (_waiting.Count == 0)
        {
            var round = kinds.ToArray();
            random.Shuffle(round);
            foreach (var kind in round)
                _waiting.Enqueue(kind);
            _rounds++;
        }

        return _waiting.Dequeue();
    }
}
