using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using MiniTwitter.Accounts;
using MiniTwitter.Users;

namespace MiniTwitter.Auth;

/// <summary>
/// A refresh token: user, session and generation with a MAC over them, base64url. Nothing of it is stored; see
/// docs/adr/0005-refresh-tokens-are-computed.md.
/// </summary>
internal readonly record struct RefreshToken(UserId User, SessionId Session, int Generation)
{
    private const int BodyLength = sizeof(long) + sizeof(long) + sizeof(int);
    private const int Length = BodyLength + HMACSHA256.HashSizeInBytes;

    public string Write(TokenKeys keys)
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, User.Value);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Session.Value);
        BinaryPrimitives.WriteInt32BigEndian(bytes[16..], Generation);
        HMACSHA256.HashData(keys.RefreshTokens, bytes[..BodyLength], bytes[BodyLength..]);
        return Base64Url.EncodeToString(bytes);
    }

    public static bool TryRead(string? text, TokenKeys keys, out RefreshToken token)
    {
        token = default;
        Span<byte> bytes = stackalloc byte[Length];
        if (text is null || text.Length != Base64Url.GetEncodedLength(Length) || !Base64Url.IsValid(text)
            || !Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != Length)
        {
            return false;
        }

        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(keys.RefreshTokens, bytes[..BodyLength], mac);
        if (!CryptographicOperations.FixedTimeEquals(mac, bytes[BodyLength..]))
            return false;
        token = new RefreshToken(
            new UserId(BinaryPrimitives.ReadInt64BigEndian(bytes)),
            new SessionId(BinaryPrimitives.ReadInt64BigEndian(bytes[8..])),
            BinaryPrimitives.ReadInt32BigEndian(bytes[16..]));
        return true;
    }
}
