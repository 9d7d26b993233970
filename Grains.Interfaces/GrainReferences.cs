namespace MiniTwitter;

/// <summary>
/// References to grains as <see cref="IGrainFactory"/> makes them, which reads the attributes of the interface by reflection each
/// time, 5 % of what a process takes under mixed load. Here that is done once for each interface.
/// </summary>
public static class GrainReferences
{
    /// <summary>The grain of that key, of the only class that implements the interface.</summary>
    /// <exception cref="ArgumentException">No class implements it, or several do.</exception>
    public static TGrain Get<TGrain>(this IGrainFactory grains, IdSpan key)
        where TGrain : IGrain
    {
        if (Known<TGrain>.Types is not { } types)
        {
            var first = (GrainReference)grains.GetGrain(typeof(TGrain), key);
            Known<TGrain>.Types = types = new TypesOf(first.GrainId.Type, first.InterfaceType);
        }

        return (TGrain)grains.GetGrain(GrainId.Create(types.Grain, key), types.Interface);
    }

    /// <inheritdoc cref="Get{TGrain}(IGrainFactory, IdSpan)"/>
    public static TGrain Get<TGrain>(this IGrainFactory grains, long key)
        where TGrain : IGrainWithIntegerKey =>
        grains.Get<TGrain>(GrainIdKeyExtensions.CreateIntegerKey(key));

    // What the attributes say is the same in every cluster.
    private static class Known<TGrain>
    {
        public static TypesOf? Types { get; set; }
    }

    private sealed record TypesOf(GrainType Grain, GrainInterfaceType Interface);
}
