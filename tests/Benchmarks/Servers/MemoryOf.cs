namespace MiniTwitter.Servers;

/// <summary>Memory that a process needs.</summary>
/// <param name="Resident">All that it has, in bytes.</param>
/// <param name="Heap">Of it what its managed objects take, in bytes.</param>
internal sealed record MemoryOf(long Resident, long Heap)
{
    private const long Noise = 500_000;

    // The collector gives a region back when it has been free for twenty collections.
    private const int Collections = 24;

    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(300);

    /// <summary>After its garbage is collected, and given back to the operating system as far as it does so.</summary>
    public static async Task<MemoryOf> MeasureAsync(ServerProcess server, CancellationToken cancellation)
    {
        var heap = 0L;
        for (var collection = 0; collection < Collections; collection++)
            heap = await Garbage.CollectAsync(server.Id!.Value);
        return new MemoryOf(await SettleAsync(server, cancellation), heap);
    }

    /// <summary>As it stands, once it does not change any more.</summary>
    public static async Task<long> SettleAsync(ServerProcess server, CancellationToken cancellation)
    {
        var quiet = 0;
        for (var last = server.Memory; quiet < 4;)
        {
            await Task.Delay(PollEvery, TimeProvider.System, cancellation);
            var now = server.Memory;
            quiet = Math.Abs(now - last) < Noise ? quiet + 1 : 0;
            last = now;
        }

        return server.Memory;
    }
}
