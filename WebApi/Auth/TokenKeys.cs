using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using MiniTwitter.Accounts;

namespace MiniTwitter.Auth;

/// <summary>The keys derived from the cluster's signing keys, each for one purpose (HKDF, RFC 5869). The first signs, all verify.</summary>
internal sealed class TokenKeys(ImmutableArray<byte[]> signingKeys)
{
    private const int KeyLength = 32;

    public ImmutableArray<SymmetricSecurityKey> AccessTokens { get; } =
        [.. signingKeys.Select(key => new SymmetricSecurityKey(Derive(key, "access-token")) { KeyId = SigningKeyRing.IdOf(key) })];

    public ImmutableArray<byte[]> RefreshTokens { get; } = Derive(signingKeys, "refresh-token");

    public ImmutableArray<byte[]> LiveTickets { get; } = Derive(signingKeys, "live-ticket");

    public ImmutableArray<byte[]> Devices { get; } = Derive(signingKeys, "device");

    private static ImmutableArray<byte[]> Derive(ImmutableArray<byte[]> keys, string purpose) =>
        [.. keys.Select(key => Derive(key, purpose))];

    private static byte[] Derive(byte[] key, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyLength, info: Encoding.UTF8.GetBytes($"minitwitter {purpose}"));
}
