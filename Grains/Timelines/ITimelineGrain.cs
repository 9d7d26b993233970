using Orleans.Concurrency;

namespace MiniTwitter.Timelines;

/// <summary>The side of a user grain that only its silo's feed calls.</summary>
[Alias("mt.ITimelineGrain"), GrainInterfaceType("mt.timeline")]
public interface ITimelineGrain : IGrainWithIntegerKey
{
    /// <summary>The inbox has something that should not wait for the next read.</summary>
    [Alias("OnNews"), OneWay, AlwaysInterleave]
    Task OnNewsAsync();
}
