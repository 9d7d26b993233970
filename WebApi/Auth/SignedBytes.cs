using System.Buffers.Text;
using System.Security.Cryptography;

namespace MiniTwitter.Auth;

/// <summary>A few bytes with an HMAC-SHA256 over them, as base64url: what this service can check without storing it.</summary>
internal static class SignedBytes
{
    /// <summary>The text of <paramref name="body"/>, signed with <paramref name="key"/>.</summary>
    public static string Write(ReadOnlySpan<byte> body, byte[] key)
    {
        Span<byte> bytes = stackalloc byte[body.Length + HMACSHA256.HashSizeInBytes];
        body.CopyTo(bytes);
        HMACSHA256.HashData(key, body, bytes[body.Length..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Fills <paramref name="body"/>. False when the text has another length or was not signed with this key.</summary>
    public static bool TryRead(string? text, byte[] key, Span<byte> body)
    {
        Span<byte> bytes = stackalloc byte[body.Length + HMACSHA256.HashSizeInBytes];
        if (text is null || text.Length != Base64Url.GetEncodedLength(bytes.Length) || !Base64Url.IsValid(text)
            || !Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != bytes.Length)
        {
            return false;
        }

        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, bytes[..body.Length], mac);
        if (!CryptographicOperations.FixedTimeEquals(mac, bytes[body.Length..]))
            return false;
        bytes[..body.Length].CopyTo(body);
        return true;
    }
}
