using System.Buffers.Binary;
using MiniTwitter.Accounts;
using MiniTwitter.Users;

namespace MiniTwitter.Auth;

/// <summary>
/// A refresh token: user, session and generation with a MAC over them, base64url. Nothing of it is stored; see
/// docs/adr/0005-refresh-tokens-are-computed.md.
/// </summary>
internal readonly record struct RefreshToken(UserId User, SessionId Session, int Generation)
{
    private const int Length = sizeof(long) + sizeof(long) + sizeof(int);

    public string Write(TokenKeys keys)
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, User.Value);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Session.Value);
        BinaryPrimitives.WriteInt32BigEndian(bytes[16..], Generation);
        return SignedBytes.Write(bytes, keys.RefreshTokens);
    }

    public static bool TryRead(string? text, TokenKeys keys, out RefreshToken token)
    {
        Span<byte> bytes = stackalloc byte[Length];
        var isRead = SignedBytes.TryRead(text, keys.RefreshTokens, bytes);
        token = isRead
            ? new RefreshToken(
                new UserId(BinaryPrimitives.ReadInt64BigEndian(bytes)),
                new SessionId(BinaryPrimitives.ReadInt64BigEndian(bytes[8..])),
                BinaryPrimitives.ReadInt32BigEndian(bytes[16..]))
            : default;
        return isRead;
    }
}
