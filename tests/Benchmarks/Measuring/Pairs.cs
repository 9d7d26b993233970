namespace MiniTwitter.Measuring;

/// <summary>
/// What is compared is measured in turns, ours–yardstick–yardstick–ours, so that a machine that becomes slower or faster
/// in the course of a run is so for both.
/// </summary>
internal static class Pairs
{
    /// <summary>Fewer say nothing about the spread.</summary>
    public const int Fewest = 5;

    public static async Task<(TOurs[] Ours, TYardstick[] Yardstick)> MeasureAsync<TOurs, TYardstick>(
        int pairs, Func<Task<TOurs>> ours, Func<Task<TYardstick>> yardstick)
    {
        // Once each, not counted: the first run finds caches cold and code not compiled.
        await ours();
        await yardstick();
        var (one, other) = (new TOurs[pairs], new TYardstick[pairs]);
        for (var pair = 0; pair < pairs; pair++)
        {
            if (pair % 2 == 0)
                one[pair] = await ours();
            other[pair] = await yardstick();
            if (pair % 2 == 1)
                one[pair] = await ours();
        }

        return (one, other);
    }

    public static async Task<T[]> RepeatAsync<T>(int times, Func<Task<T>> measure)
    {
        var samples = new T[times];
        for (var time = 0; time < times; time++)
            samples[time] = await measure();
        return samples;
    }
}
