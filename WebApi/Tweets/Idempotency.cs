namespace MiniTwitter.Tweets;

/// <summary>Reads the header that names a command.</summary>
internal static class Idempotency
{
    public const string Header = "Idempotency-Key";

    /// <summary>False when the header is there but no valid key.</summary>
    public static bool TryRead(string? header, out IdempotencyKey? key)
    {
        key = IdempotencyKey.TryParse(header, out var parsed) ? parsed : null;
        return header is null || key is not null;
    }
}
