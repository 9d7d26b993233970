using System.Globalization;

namespace MiniTwitter.Notifications;

/// <summary>A cause's 64-bit time-sortable id: of a like, a follow, a repost, a tweet or an edit. JSON: a decimal string.</summary>
/// <param name="Value">Positive; see <see cref="TimeSortableId"/>.</param>
[GenerateSerializer, Immutable, Alias("mt.NotificationId")]
public readonly record struct NotificationId([property: Id(0)] long Value)
{
    /// <summary>The millisecond in which it happened.</summary>
    public DateTimeOffset At => TimeSortableId.TimeOf(Value);

    public static bool TryParse(string? text, out NotificationId id)
    {
        var parsed = TimeSortableId.TryParse(text, out var value);
        id = new NotificationId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
