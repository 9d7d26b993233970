namespace MiniTwitter;

/// <summary>Draws numbers from 0, each as often as its weight says.</summary>
internal sealed class WeightedChoice
{
    private readonly double[] _upTo;

    public WeightedChoice(IEnumerable<double> weights)
    {
        var sum = 0.0;
        _upTo = [.. weights.Select(weight => sum += weight)];
    }

    /// <summary>Zipf's law: the weight of the n-th is n to the power of minus <paramref name="exponent"/>. All weigh the same when it is 0.</summary>
    public static WeightedChoice Zipf(int count, double exponent) =>
        new(Enumerable.Range(1, count).Select(rank => Math.Pow(rank, -exponent)));

    public int Draw(Random random)
    {
        var found = Array.BinarySearch(_upTo, random.NextDouble() * _upTo[^1]);

        // Exactly on a border begins the next.
        return found < 0 ? ~found : found + 1;
    }
}
