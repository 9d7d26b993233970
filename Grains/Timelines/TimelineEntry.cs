using MiniTwitter.Tweets;

namespace MiniTwitter.Timelines;

/// <summary>One tweet in a timeline: 16 bytes, no text.</summary>
/// <param name="Id">The tweet.</param>
/// <param name="Seq">Where its post stands in the log of its partition.</param>
public readonly record struct TimelineEntry(TweetId Id, long Seq) : IComparable<TimelineEntry>
{
    public int CompareTo(TimelineEntry other) => Id.CompareTo(other.Id);
}
