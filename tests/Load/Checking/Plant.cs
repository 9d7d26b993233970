namespace MiniTwitter.Checking;

/// <summary>
/// Plants faults between the server and the checker, to see whether they are found. A delivery is one tweet or notification on its
/// way to one reader; which of them go wrong depends on the seed alone.
/// </summary>
internal sealed class Plant(PlantedFault fault, int oneIn, int seed)
{
    /// <summary>Deliveries of which one goes wrong, if nothing else is said.</summary>
    public const int Seldom = 10_000;

    public static readonly Plant Nothing = new(PlantedFault.None, Seldom, seed: 0);

    public PlantedFault Fault { get; } = fault;

    /// <summary>A list as it reaches the reader.</summary>
    public List<T> Read<T>(int reader, List<T> shown, Func<T, long> id) => Fault switch
    {
        PlantedFault.None or PlantedFault.Delay => shown,
        PlantedFault.Drop => [.. shown.Where(item => !Hits(reader, id(item)))],
        PlantedFault.Duplicate => [.. shown.SelectMany(item => Enumerable.Repeat(item, Hits(reader, id(item)) ? 2 : 1))],
    };

    /// <summary>What has come since the last time, as it reaches the reader: what is delayed is still on its way.</summary>
    public IEnumerable<T> CatchUp<T>(int reader, IEnumerable<T> news, Func<T, long> id) => Fault switch
    {
        PlantedFault.None or PlantedFault.Duplicate => news,
        PlantedFault.Drop or PlantedFault.Delay => news.Where(item => !Hits(reader, id(item))),
    };

    /// <summary>A push as it reaches the reader.</summary>
    public IEnumerable<T> Pass<T>(int reader, T push, long id) => Fault switch
    {
        PlantedFault.None => [push],
        PlantedFault.Drop or PlantedFault.Delay => Hits(reader, id) ? [] : [push],
        PlantedFault.Duplicate => Hits(reader, id) ? [push, push] : [push],
    };

    private bool Hits(int reader, long id) => Mix(Mix(Mix((ulong)seed) ^ (ulong)reader) ^ (ulong)id) % (ulong)oneIn == 0;

    // SplitMix64 (Steele, Lea, Flood 2014).
    private static ulong Mix(ulong number)
    {
        number += 0x9E3779B97F4A7C15;
        number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9;
        number = (number ^ (number >> 27)) * 0x94D049BB133111EB;
        return number ^ (number >> 31);
    }
}

/// <summary>What happens to a delivery on purpose.</summary>
internal enum PlantedFault
{
    None,

    /// <summary>It never reaches the reader.</summary>
    Drop,

    /// <summary>It reaches the reader twice.</summary>
    Duplicate,

    /// <summary>It stands in the list, and whoever listens or catches up is never told.</summary>
    Delay,
}
