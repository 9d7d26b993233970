using System.Globalization;
using System.Security.Cryptography;

namespace MiniTwitter.Users;

/// <summary>A user's 64-bit time-sortable id. JSON: a decimal string.</summary>
/// <param name="Value">Positive; see <see cref="TimeSortableId"/>.</param>
[GenerateSerializer, Immutable, Alias("mt.UserId")]
public readonly record struct UserId([property: Id(0)] long Value) : IComparable<UserId>
{
    /// <summary>A new id: the time, and 22 random bits. The users table refuses the one-in-four-million twin.</summary>
    public static UserId New(TimeProvider time) =>
        new(TimeSortableId.FirstAt(time.GetUtcNow()) | (uint)RandomNumberGenerator.GetInt32(1 << TimeSortableId.LowBits));

    public static bool TryParse(string? text, out UserId id)
    {
        var parsed = TimeSortableId.TryParse(text, out var value);
        id = new UserId(value);
        return parsed;
    }

    public int CompareTo(UserId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
