using System.Text.RegularExpressions;

namespace MiniTwitter.Users;

/// <summary>A user's unique name, 1–15 of <c>A–Z a–z 0–9 _</c>, kept as typed and unique without case.</summary>
[GenerateSerializer, Immutable, Alias("mt.Handle")]
public readonly partial record struct Handle
{
    /// <summary>The rule, as published in the API contract.</summary>
    public const string Pattern = "^[A-Za-z0-9_]{1,15}$";

    private Handle(string value) => Value = value;

    /// <summary>As its owner typed it.</summary>
    [Id(0)]
    public string Value { get; }

    /// <summary>The form that is unique: ASCII lower case.</summary>
    public string Key => Value.ToLowerInvariant();

    public static bool TryParse(string? text, out Handle handle)
    {
        var valid = text is not null && Rule().IsMatch(text);
        handle = valid ? new Handle(text!) : default;
        return valid;
    }

    public bool Equals(Handle other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() => Value is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    public override string ToString() => Value;

    // \z, not $: a dollar would let a trailing newline through.
    [GeneratedRegex(@"\A[A-Za-z0-9_]{1,15}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Rule();
}
