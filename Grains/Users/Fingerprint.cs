using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MiniTwitter.Streams;

namespace MiniTwitter.Users;

/// <summary>A hash of what a client asked for, by which a retry is told from another request with the same key.</summary>
internal static class Fingerprint
{
    /// <summary>For commands that carry no key.</summary>
    public const long None = 0;

    // Enough for most tweets.
    private const int InitialBytes = 256;

    /// <summary>The first 8 bytes of SHA-256 over kind, subject and fields; a missing field differs from an empty one.</summary>
    public static long Of(LogEventKind kind, long subject, params ReadOnlySpan<string?> fields)
    {
        var hashed = new ArrayBufferWriter<byte>(InitialBytes);
        Append(hashed, (long)kind);
        Append(hashed, subject);
        foreach (var field in fields)
        {
            Append(hashed, field?.Length ?? -1);
            Encoding.Unicode.GetBytes(field, hashed);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(hashed.WrittenSpan, hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }

    private static void Append(ArrayBufferWriter<byte> hashed, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(hashed.GetSpan(sizeof(long)), value);
        hashed.Advance(sizeof(long));
    }
}
