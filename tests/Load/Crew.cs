namespace MiniTwitter;

/// <summary>Does many things, a few at a time.</summary>
internal static class Crew
{
    /// <summary>Calls <paramref name="work"/> with every number from 0 to <paramref name="count"/>, <paramref name="hands"/> at a time.</summary>
    public static Task RunAsync(int hands, int count, Func<int, Task> work, CancellationToken cancellation) =>
        Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = hands, CancellationToken = cancellation },
            async (number, _) => await work(number));
}
