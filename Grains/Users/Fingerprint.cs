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

    /// <summary>The first 8 bytes of SHA-256 over kind, subject and fields; a missing field differs from an empty one.</summary>
    public static long Of(LogEventKind kind, long subject, params ReadOnlySpan<string?> fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[sizeof(long)];
        Append((long)kind, number);
        Append(subject, number);
        foreach (var field in fields)
        {
            Append(field?.Length ?? -1, number);
            hash.AppendData(Encoding.Unicode.GetBytes(field ?? ""));
        }

        return BinaryPrimitives.ReadInt64BigEndian(hash.GetHashAndReset());

        void Append(long value, Span<byte> buffer)
        {
            BinaryPrimitives.WriteInt64BigEndian(buffer, value);
            hash.AppendData(buffer);
        }
    }
}
