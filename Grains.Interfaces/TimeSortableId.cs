namespace MiniTwitter;

/// <summary>
/// Layout of every 64-bit id: 41 bits of milliseconds since <see cref="Epoch"/>, then 22 bits that make it
/// unique within the millisecond. Ids therefore sort by time, stay positive, and last until 2094.
/// </summary>
public static class TimeSortableId
{
    /// <summary>Bits below the time.</summary>
    public const int LowBits = 22;

    /// <summary>The instant of id 0.</summary>
    public static readonly DateTimeOffset Epoch = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The smallest id of the millisecond that holds <paramref name="time"/>.</summary>
    public static long FirstAt(DateTimeOffset time) => (long)(time - Epoch).TotalMilliseconds << LowBits;

    /// <summary>The millisecond in which <paramref name="id"/> was made.</summary>
    public static DateTimeOffset TimeOf(long id) => Epoch.AddMilliseconds(id >> LowBits);

    /// <summary>Reads a decimal id: 1–19 digits, positive, no sign, no leading zero.</summary>
    public static bool TryParse(string? text, out long id)
    {
        id = 0;
        return text is { Length: > 0 and <= 19 } && text[0] is >= '1' and <= '9'
            && long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out id);
    }
}
