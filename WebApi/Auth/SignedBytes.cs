using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace MiniTwitter.Auth;

/// <summary>A few bytes with an HMAC-SHA256 over them, as base64url: what this service can check without storing it.</summary>
internal static class SignedBytes
{
    /// <summary>The text of <paramref name="body"/>, signed with the first key.</summary>
    public static string Write(ReadOnlySpan<byte> body, ImmutableArray<byte[]> keys)
    {
        Span<byte> bytes = stackalloc byte[body.Length + HMACSHA256.HashSizeInBytes];
        body.CopyTo(bytes);
        HMACSHA256.HashData(keys[0], body, bytes[body.Length..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Fills <paramref name="body"/>. False when the text has another length or was signed with none of the keys.</summary>
    public static bool TryRead(string? text, ImmutableArray<byte[]> keys, Span<byte> body)
    {
        Span<byte> bytes = stackalloc byte[body.Length + HMACSHA256.HashSizeInBytes];
        if (text is null || text.Length != Base64Url.GetEncodedLength(bytes.Length) || !Base64Url.IsValid(text)
            || !Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != bytes.Length)
        {
            return false;
        }

        if (!IsSigned(bytes[..body.Length], bytes[body.Length..], keys))
            return false;
        bytes[..body.Length].CopyTo(body);
        return true;
    }

    /// <summary>Whether the MAC was made with one of the keys.</summary>
    public static bool IsSigned(ReadOnlySpan<byte> body, ReadOnlySpan<byte> mac, ImmutableArray<byte[]> keys)
    {
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (var key in keys)
        {
            HMACSHA256.HashData(key, body, expected);
            if (CryptographicOperations.FixedTimeEquals(mac, expected))
                return true;
        }

        return false;
    }
}
