namespace MiniTwitter.Tweets;

/// <summary>
/// The client's name for one command, 1–64 visible ASCII characters (0x21–0x7E). The same key from the same user
/// within 24 hours answers the first result and does nothing again.
/// </summary>
[GenerateSerializer, Immutable, Alias("mt.IdempotencyKey")]
public readonly record struct IdempotencyKey
{
    private IdempotencyKey(string value) => Value = value;

    [Id(0)]
    public string Value { get; }

    public static bool TryParse(string? text, out IdempotencyKey key)
    {
        var valid = text is { Length: >= 1 and <= ApiLimits.IdempotencyKey } && text.All(c => c is >= '!' and <= '~');
        key = valid ? new IdempotencyKey(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
